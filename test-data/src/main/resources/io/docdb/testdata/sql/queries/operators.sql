-- operators and their precedence, CASE, and the conditional functions

CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARCHAR(20));

INSERT INTO t VALUES (1, 10, 'abc'), (2, 20, 'Äbc'), (3, NULL, NULL)
----
changed 3

SELECT 7 / 2, -7 / 2, 7 % 3, -7 % 3, MOD(-7, 3), 7.5 % 2, 7.0 / 2
----
3 | -3 | 1 | -1 | -1 | 1.5 | 3.5000000000000000

-- MySQL's whole division; DIV is no reserved word
SELECT 7 DIV 2, -7 DIV 2, 7.5 DIV 2, 8 DIV NULL, 6 div, 2 * 7 DIV 3, (1) DIV (2)
----
3 | -3 | 3 | null | 6 | 4 | 0

SELECT id div FROM t WHERE id DIV 2 = 1 ORDER BY 1
----
2
3

SELECT 1 DIV 0
----
error 22012: Division by zero

SELECT 1 / 0
----
error 22012: Division by zero

SELECT 1 % 0
----
error 22012: Division by zero

SELECT 1.0 / 0
----
error 22012: Division by zero

SELECT 1e0 / 0
----
error 22012: Division by zero

SELECT 2 + 3 * 4, (2 + 3) * 4, -2 ^ 2, 2 ^ 3 ^ 2, - - 3, + 3, +(-3), 5 - -3
----
14 | 20 | 4.0 | 64.0 | 3 | 3 | -3 | 8

SELECT 12 & 10, 12 | 10, 12 # 10, 1 << 4, 256 >> 2, ~5
----
8 | 14 | 6 | 16 | 64 | -6

SELECT NOT TRUE AND FALSE, NOT (TRUE AND FALSE), TRUE OR FALSE AND FALSE
----
false | true | true

SELECT 1 < 2, 1 <= 1, 2 > 1, 1 >= 2, 1 = 1, 1 <> 1, 1 != 2, NULL <=> NULL, 1 <=> NULL
----
true | true | true | false | true | false | true | true | false

SELECT 2147483647 + 1
----
error 22003: Number out of range: the result does not fit INTEGER

SELECT CAST(9223372036854775807 AS BIGINT) + CAST(1 AS BIGINT)
----
error 22003: Number out of range: the result does not fit BIGINT

SELECT CAST(-9223372036854775808 AS BIGINT) / CAST(-1 AS BIGINT)
----
error 22003: Number out of range: the result does not fit BIGINT

-- unary plus leaves what is there
SELECT +b, + + a, +NULL FROM t ORDER BY id
----
abc | 10 | null
Äbc | 20 | null
null | null | null

-- PostgreSQL's signs for LIKE and regular expressions
SELECT 'abc' ~~ 'a%', 'abc' !~~ 'a%', 'ABC' ~~* 'a%', 'abc' !~~* 'A%', 'abc' ~ 'b', 'abc' !~ 'b', 'abc' ~* 'B', 'abc' !~* 'B'
----
true | false | true | false | true | false | true | false

SELECT CASE 5 WHEN 1, 5 THEN 'hit' ELSE 'miss' END, CASE NULL WHEN 1, NULL THEN 1 ELSE 2 END, CASE a WHEN 10, 20 THEN 'known' END FROM t ORDER BY id
----
hit | 2 | known
hit | 2 | known
hit | 2 | null

SELECT CASE WHEN NULL THEN 1 ELSE 2 END, CASE 1 WHEN NULL THEN 1 WHEN 1 THEN 2 END, CASE WHEN FALSE THEN 1 END
----
2 | 2 | null

-- only the branch that is taken is computed
SELECT CASE WHEN id = 1 THEN 0 ELSE 1 / (id - 1) END FROM t WHERE id < 3 ORDER BY id
----
0
1

SELECT CASE WHEN a THEN 1 END FROM t
----
1
1
null

SELECT CASE 1 WHEN 'a' THEN 1 END
----
error 22018: Invalid value: expected INTEGER, found "a" (line 1, column 20)

SELECT CASE WHEN TRUE THEN 1 ELSE 'a' END
----
error 22018: Invalid value: expected INTEGER, found "a"

SELECT COALESCE(NULL, NULL, 3), COALESCE(a, 0), NULLIF(a, 10), IFNULL(a, 5), NVL(a, 5), NVL2(a, 1, 2) FROM t ORDER BY id
----
3 | 10 | null | 10 | 10 | 1
3 | 20 | 20 | 20 | 20 | 1
3 | 0 | null | 5 | 5 | 2

SELECT COALESCE()
----
error 42883: Wrong number of arguments: coalesce takes at least 1, found 0 (line 1, column 8)

SELECT DECODE(2, 1, 'one', 2, 'two', 'other'), DECODE(NULL, NULL, 'null', 'other'), DECODE(9, 1, 'one')
----
two | 'null' | null

SELECT IIF(1 > 2, 'a', 'b'), IF(1 > 2, 'a', 'b'), CASEWHEN(1 < 2, 'a', 'b')
----
b | b | a

SELECT GREATEST(1, 2, NULL), LEAST(1, NULL, 0), GREATEST(NULL, NULL), GREATEST('a', 'b')
----
2 | 0 | null | b

SELECT (1, 2) = (1, 2), (1, 2) < (1, 3), (1, NULL) = (1, 2), (1, NULL) = (2, 2), (1, 2) IN ((1, 2), (3, 4)), (2, 1) >= (1, 9)
----
true | true | null | false | true | true

SELECT (1, 2) = (1, 2, 3)
----
error 42804: Rows of different length: 2 and 3 values (line 1, column 15)

SELECT 1 BETWEEN 0 AND 2, 1 NOT BETWEEN 0 AND 2, 2 BETWEEN SYMMETRIC 3 AND 1, 1 BETWEEN NULL AND 0, 1 BETWEEN NULL AND 2
----
true | false | true | false | null

SELECT 3 IN (1, 2, NULL), 1 IN (1, NULL), 3 NOT IN (1, NULL), 1 IN ()
----
null | true | null | false

SELECT 1 IS DISTINCT FROM NULL, NULL IS NOT DISTINCT FROM NULL, TRUE IS NOT FALSE, NULL IS UNKNOWN, a IS NULL, a ISNULL, a NOTNULL FROM t WHERE id = 3
----
true | true | true | true | true | true | false

SELECT CAST(12 AS SIGNED), CAST('12' AS UNSIGNED INTEGER), CAST(12.6 AS SIGNED INT)
----
12 | 12 | 13

SELECT 'a' || 1 || TRUE, 'a' || NULL, 1 || 2
----
a1true | null | '12'

-- LIKE ANY and ALL: patterns one by one, of an array and of a query

SELECT 'ab' LIKE ANY ('a%', 'z%'), 'ab' LIKE ANY (ARRAY['a%', 'z%']), 'ab' LIKE ALL (ARRAY['a%', 'z%']), 'ab' NOT LIKE ALL (ARRAY['y%', 'z%']), 'ab' NOT LIKE ANY (ARRAY['a%', 'z%'])
----
true | true | false | true | true

SELECT 'ab' ILIKE ANY (ARRAY['A%']), 'ab' ~ ANY (ARRAY['^a', '^z']), 'ab' !~ ALL (ARRAY['^a', '^z']), 'ab' LIKE ANY (SELECT 'a%'), 'ab' LIKE SOME (VALUES ('z%'), ('%b'))
----
true | true | false | true | true

-- NULL among the patterns of an array that is computed
SELECT 'ab' LIKE ANY (STRING_TO_ARRAY('z%,a%', ',')), 'ab' LIKE ANY (ARRAY_APPEND(ARRAY['z%'], NULL)), 'ab' LIKE ALL (ARRAY_APPEND(ARRAY['a%'], NULL)), 'ab' LIKE ALL (SELECT 'x' WHERE FALSE), 'ab' LIKE ANY (CAST(NULL AS ARRAY))
----
true | null | null | true | null

SELECT id FROM t WHERE 'x' || id LIKE ANY (ARRAY['x1', 'x3']) ORDER BY id
----
1
3
