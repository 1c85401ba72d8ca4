-- A grouping key with a query inside is the same key wherever it is written again above the groups.

CREATE TABLE t(id INTEGER PRIMARY KEY, a INTEGER, b INTEGER)

INSERT INTO t VALUES (1, 1, 2), (2, 1, 3), (3, 2, 2), (4, 3, NULL)

SELECT (SELECT COUNT(*) FROM t q WHERE q.a = t.b) + 1 AS x, COUNT(*) AS n FROM t GROUP BY (SELECT COUNT(*) FROM t q WHERE q.a = t.b) ORDER BY x
----
1 | 1
2 | 3

SELECT COUNT(*) FROM t GROUP BY (SELECT COUNT(*) FROM t q WHERE q.a = t.b) HAVING (SELECT COUNT(*) FROM t q WHERE q.a = t.b) > 0
----
3

SELECT EXISTS (SELECT 1 FROM t q WHERE q.a = t.b) AS e, COUNT(*) FROM t GROUP BY EXISTS (SELECT 1 FROM t q WHERE q.a = t.b) ORDER BY NOT EXISTS (SELECT 1 FROM t q WHERE q.a = t.b)
----
true | 3
false | 1

SELECT CARDINALITY(ARRAY(SELECT q.id FROM t q WHERE q.a = t.b)) = ANY (SELECT id FROM t) AS x, COUNT(*) FROM t GROUP BY CARDINALITY(ARRAY(SELECT q.id FROM t q WHERE q.a = t.b)) ORDER BY x
----
false | 1
true | 3

SELECT COUNT(*) AS n FROM t GROUP BY COALESCE(a, (SELECT MAX(q.id) FROM t q)) HAVING COALESCE(a, (SELECT MAX(q.id) FROM t q)) < 3 ORDER BY n
----
1
2

-- By its alias, by its place, in several sets, in GROUPING, and in a window.

SELECT (SELECT COUNT(*) FROM t q WHERE q.a = t.b) AS z, COUNT(*) FROM t GROUP BY 1 HAVING (SELECT COUNT(*) FROM t q WHERE q.a = t.b) > 0 ORDER BY z + 1
----
1 | 3

SELECT a, (SELECT COUNT(*) FROM t q WHERE q.a = t.b) + 1 AS x, GROUPING((SELECT COUNT(*) FROM t q WHERE q.a = t.b), a) AS g, COUNT(*) FROM t GROUP BY GROUPING SETS ((SELECT COUNT(*) FROM t q WHERE q.a = t.b), ((SELECT COUNT(*) FROM t q WHERE q.a = t.b), a), ()) ORDER BY (SELECT COUNT(*) FROM t q WHERE q.a = t.b), a
----
null | null | 3 | 4
null | 1 | 1 | 1
3 | 1 | 0 | 1
null | 2 | 1 | 3
1 | 2 | 0 | 2
2 | 2 | 0 | 1

SELECT COUNT(*) AS n, RANK() OVER (ORDER BY (SELECT COUNT(*) FROM t q WHERE q.a = t.b)) AS r FROM t GROUP BY (SELECT COUNT(*) FROM t q WHERE q.a = t.b) ORDER BY r
----
1 | 1
3 | 2

SELECT SUM((SELECT COUNT(*) FROM t q WHERE q.a = t.b)) AS s, (SELECT COUNT(*) FROM t q WHERE q.a = t.b) AS k FROM t GROUP BY (SELECT COUNT(*) FROM t q WHERE q.a = t.b) ORDER BY k
----
0 | 0
3 | 1

SELECT (SELECT COUNT(*) FROM t q WHERE q.a = t.b + 1) AS x FROM t GROUP BY (SELECT COUNT(*) FROM t q WHERE q.a = t.b)
----
error 42803: Column "b" has many values in a group: it must be in GROUP BY

-- So is what DISTINCT gives, in ORDER BY.

SELECT DISTINCT (SELECT COUNT(*) FROM t q WHERE q.a = t.b) AS n FROM t ORDER BY (SELECT COUNT(*) FROM t q WHERE q.a = t.b) DESC
----
1
0

SELECT DISTINCT EXISTS (SELECT 1 FROM t q WHERE q.a = t.b) AS e FROM t ORDER BY EXISTS (SELECT 1 FROM t q WHERE q.a = t.b)
----
false
true

SELECT DISTINCT EXISTS (SELECT 1 FROM t q WHERE q.a = t.b) AS e FROM t ORDER BY EXISTS (SELECT 1 FROM t q WHERE q.a = t.a)
----
error 42803: With SELECT DISTINCT, expressions of ORDER BY must be in the select list

-- What stands in ON of a query in a grouped one may be an aggregate of that, and GROUPING may ask for its keys.
CREATE TABLE levels (a INT, b INT)
----
changed 0

INSERT INTO levels VALUES (1, 2), (1, 3), (2, 5)
----
changed 3

SELECT a, (SELECT COUNT(*) FROM (VALUES (1), (2)) q(z) JOIN (VALUES (1), (4)) w(z) ON w.z < SUM(levels.b) AND q.z < COUNT(levels.a))
FROM levels GROUP BY a ORDER BY a
----
1 | 2
2 | 0

SELECT a, (SELECT GROUPING(levels.a)) FROM levels GROUP BY ROLLUP (a) ORDER BY a NULLS FIRST
----
null | 1
1 | 0
2 | 0

SELECT a FROM levels GROUP BY ROLLUP (a) HAVING 1 IN (VALUES (GROUPING(a)), (7))
----
null

SELECT a, (SELECT GROUPING(z) + GROUPING(levels.a) * 10 FROM (VALUES (1)) q(z) GROUP BY CUBE (z) ORDER BY 1 LIMIT 1)
FROM levels GROUP BY ROLLUP (a) ORDER BY a NULLS FIRST
----
null | 10
1 | 0
2 | 0

SELECT a, (SELECT GROUPING(levels.b)) FROM levels GROUP BY ROLLUP (a)
----
error 42803: GROUPING expects expressions of GROUP BY as arguments (line 1, column 28)

SELECT a, (SELECT 1 FROM (VALUES (1)) q(z) LEFT JOIN (VALUES (1)) w(z) ON w.z < SUM(w.z)) FROM levels GROUP BY a
----
error 42803: Aggregate functions are not allowed in a join condition (line 1, column 81)

-- an aggregate of an aggregate of the query around belongs to that one: it would be nested there

SELECT (SELECT SUM(SUM(o.a)) FROM t i) FROM t o
----
error 42803: Aggregate functions cannot be nested (line 1, column 16)

SELECT (SELECT SUM(i.a + SUM(o.a)) FROM t i) AS s FROM t o GROUP BY o.id ORDER BY s
----
11
11
15
19
