-- Shapes of queries in which one part stands at an unusual place of another.
CREATE TABLE t (id INT PRIMARY KEY, a INT, s TEXT)

INSERT INTO t VALUES (1, 2, 'a'), (2, NULL, 'b')

-- a query without FROM of a column of the one around it
SELECT x.id FROM t x WHERE NULL IN (SELECT x.a)
----
(no rows)

SELECT x.id, y.id FROM t x JOIN t y ON x.a IN (SELECT y.id)
----
1 | 2

-- DISTINCT ON over a join that comes to nothing
SELECT DISTINCT ON (x.id) x.s FROM t x LEFT JOIN t y ON FALSE ORDER BY x.id
----
a
b

SELECT DISTINCT ON (x.id) x.s, y.s FROM t x LEFT JOIN t y ON y.a IS DISTINCT FROM y.a ORDER BY x.id
----
a | null
b | null

-- an aggregate inside another of the same query, by way of a subquery
SELECT SUM((SELECT SUM(x.a))) FROM t x
----
error 42803: Aggregate functions cannot be nested (line 1, column 8)

SELECT (SELECT AVG((SELECT MIN(y.id) WHERE x.id = 1)) FROM t y) FROM t x
----
error 42803: Aggregate functions cannot be nested (line 1, column 16)

SELECT (SELECT SUM(x.a)) FROM t x
----
2

-- IS binds looser than the comparisons
SELECT TRUE IS DISTINCT FROM 2 > 1, NULL IS NOT DISTINCT FROM 1 < NULL, 3 < 2 IS NULL
----
false | true | false

SELECT id FROM t WHERE (a IS DISTINCT FROM 2) = TRUE
----
2

SELECT 1 IS DISTINCT FROM 2 = TRUE
----
error 42804: Types do not compare: = has INTEGER and BOOLEAN (line 1, column 29)

-- rows in FROM without parentheses around them, as H2 has them
SELECT * FROM VALUES (1, 'a'), (2, 'b')
----
1 | a
2 | b

SELECT x.b, y.c FROM VALUES (1, 'a'), (2, 'b') AS x (a, b), (SELECT 3 AS c) AS y ORDER BY x.a
----
a | 3
b | 3

-- values of rows that are no rows in parentheses

SELECT n FROM (VALUES -1, 0, +2) AS v(n) ORDER BY n
----
-1
0
2

SELECT d FROM (VALUES DATE '2024-02-29', DATE '2023-02-28') AS v(d) ORDER BY d
----
"2023-02-28"
"2024-02-29"

SELECT COUNT(*), SUM(CARDINALITY(a)) FROM (VALUES ARRAY[1], ARRAY[2, 3]) AS v(a)
----
2 | 3

SELECT n FROM (VALUES PI(), 2) AS v(n) WHERE n < 3
----
2.0

SELECT 1 IN (VALUES REAL '1.0', REAL '2.0')
----
true

-- among expressions it stays a name

SELECT (values - 1), (values ILIKE '5%'), (values COLLATE "C"), (values) FROM (VALUES ('5')) AS v(values)
----
4 | true | '5' | '5'

CREATE TABLE values (b INT)

INSERT INTO values VALUES (1)

SELECT v.b FROM (values v CROSS JOIN values)
----
1
