CREATE TABLE s (id INT PRIMARY KEY, region VARCHAR(10), product VARCHAR(10), amount INT, price DECIMAL(8,2));

INSERT INTO s VALUES (1, 'north', 'pen', 10, 1.50), (2, 'north', 'ink', 5, 3.00), (3, 'south', 'pen', 7, 1.50), (4, 'south', NULL, NULL, 2.25), (5, NULL, 'pen', 3, 1.50), (6, 'north', 'pen', 10, 1.75)

SELECT region, COUNT(*), COUNT(amount), SUM(amount), MIN(amount), MAX(amount) FROM s GROUP BY region
----
north | 3 | 3 | 25 | 5 | 10
south | 2 | 1 | 7 | 7 | 7
null | 1 | 1 | 3 | 3 | 3

SELECT region, product, SUM(amount) FROM s GROUP BY region, product
----
north | pen | 20
north | ink | 5
south | pen | 7
south | null | null
null | pen | 3

SELECT region, product, SUM(amount), GROUPING(region), GROUPING(product), GROUPING(region, product) FROM s GROUP BY ROLLUP (region, product)
----
null | null | 35 | 1 | 1 | 3
north | pen | 20 | 0 | 0 | 0
north | null | 25 | 0 | 1 | 1
north | ink | 5 | 0 | 0 | 0
south | pen | 7 | 0 | 0 | 0
south | null | 7 | 0 | 1 | 1
south | null | null | 0 | 0 | 0
null | pen | 3 | 0 | 0 | 0
null | null | 3 | 0 | 1 | 1

SELECT region, product, SUM(amount), GROUPING(region, product) FROM s GROUP BY CUBE (region, product)
----
null | null | 35 | 3
north | pen | 20 | 0
north | null | 25 | 1
null | pen | 30 | 2
north | ink | 5 | 0
null | ink | 5 | 2
south | pen | 7 | 0
south | null | 7 | 1
south | null | null | 0
null | null | null | 2
null | pen | 3 | 0
null | null | 3 | 1

SELECT region, product, COUNT(*) FROM s GROUP BY GROUPING SETS ((region), (product), ())
----
null | null | 6
north | null | 3
null | pen | 4
null | ink | 1
south | null | 2
null | null | 1
null | null | 1

SELECT region, product, COUNT(*) FROM s GROUP BY region, ROLLUP (product)
----
north | pen | 2
north | null | 3
north | ink | 1
south | pen | 1
south | null | 2
south | null | 1
null | pen | 1
null | null | 1

SELECT COUNT(*), SUM(amount), AVG(amount), AVG(price), SUM(price) FROM s
----
6 | 35 | 7.0000000000000000 | 1.9166666666666667 | 11.50

SELECT COUNT(*), SUM(amount) FROM s WHERE FALSE
----
0 | null

SELECT region, COUNT(*) FROM s WHERE FALSE GROUP BY region
----
(no rows)

SELECT COUNT(*) FROM s WHERE FALSE GROUP BY ()
----
0

SELECT region, SUM(amount) FROM s GROUP BY region HAVING SUM(amount) > 5
----
north | 25
south | 7

SELECT SUM(amount) FROM s HAVING COUNT(*) > 100
----
(no rows)

SELECT COUNT(DISTINCT amount), SUM(DISTINCT amount), AVG(DISTINCT amount), COUNT(DISTINCT product) FROM s
----
4 | 25 | 6.2500000000000000 | 2

SELECT region, COUNT(DISTINCT product) FROM s GROUP BY region
----
north | 2
south | 1
null | 1

SELECT COUNT(*) FILTER (WHERE amount > 5), SUM(amount) FILTER (WHERE region = 'north') FROM s
----
3 | 25

SELECT UPPER(region), COUNT(*) FROM s GROUP BY UPPER(region)
----
NORTH | 3
SOUTH | 2
null | 1

SELECT UPPER(region) AS r, COUNT(*) FROM s GROUP BY r
----
NORTH | 3
SOUTH | 2
null | 1

SELECT UPPER(region), COUNT(*) FROM s GROUP BY 1
----
NORTH | 3
SOUTH | 2
null | 1

SELECT amount + 1, COUNT(*) FROM s GROUP BY amount + 1
----
11 | 2
6 | 1
8 | 1
null | 1
4 | 1

SELECT (amount + 1) * 2 FROM s GROUP BY amount + 1
----
22
12
16
null
8

SELECT region FROM s GROUP BY region ORDER BY COUNT(*) DESC, region
----
north
south
null

SELECT region, SUM(amount) AS total FROM s GROUP BY region ORDER BY total DESC NULLS LAST, region
----
north | 25
south | 7
null | 3

SELECT STRING_AGG(product, ',' ORDER BY id) FROM s
----
pen,ink,pen,pen,pen

SELECT region, LISTAGG(product, '; ') WITHIN GROUP (ORDER BY id DESC) FROM s GROUP BY region
----
north | pen; ink; pen
south | pen
null | pen

SELECT ARRAY_AGG(amount ORDER BY id) FROM s
----
[10,5,7,null,3,10]

SELECT ARRAY_AGG(DISTINCT region ORDER BY region NULLS FIRST) FROM s
----
[null,"north","south"]

SELECT JSON_ARRAYAGG(amount ORDER BY id) FROM s
----
[10,5,7,3,10]

SELECT JSON_OBJECTAGG(KEY id VALUE region) FROM s WHERE id < 3
----
{"1":"north","2":"north"}

SELECT BOOL_AND(amount > 4), BOOL_OR(amount > 9), EVERY(amount > 0) FROM s
----
false | true | true

SELECT STDDEV_POP(amount), VAR_POP(amount), VAR_SAMP(amount) FROM s WHERE region = 'north'
----
2.3570226039551585 | 5.555555555555556 | 8.333333333333334

SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY amount), PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY amount), MODE() WITHIN GROUP (ORDER BY amount) FROM s
----
7.0 | 7 | 10

SELECT MEDIAN(amount) FROM s
----
7

SELECT region, amount FROM s GROUP BY region
----
error 42803: Column "amount" has many values in a group: it must be in GROUP BY or inside an aggregate function, or depend on a grouped primary key (line 1, column 16)

SELECT region FROM s WHERE COUNT(*) > 1
----
error 42803: Aggregate functions are not allowed in WHERE; put the condition into HAVING (line 1, column 28)

SELECT SUM(COUNT(*)) FROM s
----
error 42803: Aggregate functions are not allowed in the arguments of an aggregate function (line 1, column 12)

SELECT id, region, COUNT(*) FROM s GROUP BY id ORDER BY id
----
1 | north | 1
2 | north | 1
3 | south | 1
4 | south | 1
5 | null | 1
6 | north | 1

SELECT MAX(region), MIN(product) FROM s
----
south | ink

SELECT SUM(region) FROM s
----
error 22018: Invalid value: expected DECIMAL, found "north"

SELECT GROUPING(amount) FROM s GROUP BY region
----
error 42803: GROUPING expects expressions of GROUP BY as arguments (line 1, column 17)

SELECT DISTINCT region, product FROM s
----
north | pen
north | ink
south | pen
south | null
null | pen

SELECT DISTINCT ON (region) region, id FROM s ORDER BY region NULLS LAST, id DESC
----
north | 6
south | 4
null | 5

SELECT CASE WHEN amount > 5 THEN 'much' ELSE 'little' END AS k, COUNT(*) FROM s GROUP BY k
----
much | 3
little | 3

SELECT region, COUNT(*) c FROM s GROUP BY region HAVING c > 1
----
north | 3
south | 2

SELECT CORR(amount, id), COVAR_POP(amount, id), REGR_COUNT(amount, id) FROM s WHERE region = 'north'
----
0.3273268353539886 | 1.6666666666666667 | 3

SELECT ANY_VALUE(region) FROM s WHERE region = 'south'
----
south

SELECT SUM(amount * price) FROM s
----
62.50

SELECT BIT_AND(amount), BIT_OR(amount), BIT_XOR(amount) FROM s
----
0 | 15 | 1

SELECT * FROM (SELECT region, SUM(amount) AS total FROM s GROUP BY region) g WHERE g.total > 8
----
north | 25

-- a constant that is a key is no key inside another expression

SELECT 1 AS g, COUNT(*) FROM (VALUES ('a'), ('b')) v (s) GROUP BY GROUPING SETS ((1), ()) HAVING COUNT(*) > 1 ORDER BY 1
----
null | 2
1 | 2

-- Bytes are joined as bytes
SELECT ENCODE(STRING_AGG(b, X'00' ORDER BY n), 'hex'), ENCODE(STRING_AGG(b, '' ORDER BY n DESC), 'hex'), STRING_AGG(b, X'00') FILTER (WHERE n > 9) FROM (VALUES (1, X'FF'), (2, X'AA'), (3, NULL)) t (n, b)
----
ff00aa | aaff | null

-- DISTINCT leaves of equal values the first in the order, whatever that is by
SELECT g, STRING_AGG(DISTINCT a, ',' ORDER BY b), ARRAY_AGG(DISTINCT a ORDER BY b DESC), STRING_AGG(DISTINCT a, ',' ORDER BY a DESC) FROM (VALUES (1, 'a', 2), (1, 'a', 4), (1, 'b', 1), (1, 'b', 3), (2, 'a', 1), (2, 'c', 0), (2, 'a', -1)) t (g, a, b) GROUP BY g ORDER BY g
----
1 | b,a | ["a","b"] | b,a
2 | a,c | ["a","c"] | c,a
