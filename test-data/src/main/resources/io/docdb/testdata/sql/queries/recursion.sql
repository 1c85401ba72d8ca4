-- WITH RECURSIVE: what may refer to itself and where, streaming, SEARCH and CYCLE

CREATE TABLE edge (a INT, b INT, PRIMARY KEY (a, b));

INSERT INTO edge VALUES (1, 2), (1, 3), (2, 4), (3, 4), (4, 5), (5, 2)
----
changed 6

-- every reader sees all rows
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 4) SELECT (SELECT COUNT(*) FROM r), (SELECT MAX(n) FROM r), a.n FROM r a
----
4 | 4 | 1
4 | 4 | 2
4 | 4 | 3
4 | 4 | 4

WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 4) SELECT a.n, b.n FROM r a JOIN r b ON a.n = b.n + 1
----
2 | 1
3 | 2
4 | 3

-- a limit ends an endless recursion
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r LIMIT 3
----
1
2
3

WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r WHERE n > 3 OFFSET 2 FETCH FIRST 2 ROWS ONLY
----
6
7

WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n * 2 FROM r) SELECT EXISTS (SELECT 1 FROM r WHERE n > 1000)
----
true

WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL (SELECT n + 1 FROM r ORDER BY n LIMIT 1)) SELECT n FROM r LIMIT 2
----
1
2

-- the table may be read twice in a round
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT x.n + y.n FROM r x, r y WHERE x.n < 5) SELECT n FROM r
----
1
2
4
8

WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3 GROUP BY n) SELECT n FROM r
----
1
2
3

WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT MAX(n) + 1 FROM r) SELECT n FROM r LIMIT 3
----
error 42P19: The recursive reference to "r" may not stand under an aggregate function: expected it in the FROM clause of the right side of the UNION (line 1, column 45)

-- but a subquery in FROM that reads it may be aggregated
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT SUM(s.n) + 1 FROM (SELECT * FROM r ORDER BY n FETCH FIRST 1 ROW WITH TIES) s HAVING SUM(s.n) < 4)
SELECT n FROM r
----
1
2
3
4

WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT COUNT(*) FROM edge JOIN r ON r.n = edge.a) SELECT n FROM r
----
error 42P19: The recursive reference to "r" may not stand under an aggregate function: expected it in the FROM clause of the right side of the UNION (line 1, column 45)

WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT e.a FROM edge e LEFT JOIN r ON r.n = e.a) SELECT n FROM r
----
error 42P19: The recursive reference to "r" may not stand on the side of an outer join that is filled up with NULL: expected it in the FROM clause of the right side of the UNION (line 1, column 45)

WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT b FROM edge WHERE a IN (SELECT n FROM r)) SELECT n FROM r
----
error 42P19: The recursive reference to "r" is expected in the FROM clause of the right side of a UNION (line 1, column 90)

WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < (SELECT MAX(n) FROM r)) SELECT n FROM r
----
error 42P19: The recursive reference to "r" may not stand in a subquery of an expression: expected it in the FROM clause of the right side of the UNION (line 1, column 45)

WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n FROM (SELECT 5 AS n EXCEPT SELECT n FROM r) q) SELECT n FROM r
----
error 42P19: The recursive reference to "r" may not stand in an operand of EXCEPT: expected it in the FROM clause of the right side of the UNION (line 1, column 45)

WITH RECURSIVE r (n) AS (SELECT n FROM r UNION ALL SELECT 1) SELECT n FROM r
----
error 42P19: The recursive reference to "r" is expected in the FROM clause of the right side of a UNION (line 1, column 40)

WITH RECURSIVE r (n) AS (SELECT 1 INTERSECT SELECT n FROM r) SELECT n FROM r
----
error 42P19: The recursive reference to "r" is expected in the FROM clause of the right side of a UNION (line 1, column 59)

WITH RECURSIVE r AS (SELECT * FROM r) SELECT * FROM r
----
error 42P19: The recursive reference to "r" is expected in the FROM clause of the right side of a UNION (line 1, column 36)

-- tables further on are in sight with RECURSIVE, unless they read each other

WITH RECURSIVE a AS (SELECT * FROM b), b AS (SELECT 1 AS x) SELECT * FROM a
----
1

WITH RECURSIVE x(id) AS (SELECT 1 UNION ALL SELECT id+1 FROM x WHERE id < (SELECT max(z) FROM y)), y(z) AS (SELECT 3) SELECT * FROM x JOIN y ON z >= id
----
1 | 3
2 | 3
3 | 3

WITH RECURSIVE a AS (SELECT c.n + b.n AS n FROM b, c), b AS (SELECT n * 10 AS n FROM c), c AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM c WHERE n < 3) SELECT * FROM a ORDER BY n LIMIT 4
----
11
12
13
21

WITH RECURSIVE x(id) AS (SELECT 1 UNION ALL SELECT id+1 FROM y WHERE id<5), y(id) AS (SELECT 1 UNION ALL SELECT id+1 FROM x WHERE id<5) SELECT * FROM x
----
error 42P19: Common tables "x" and "y" read each other: each may read itself, or those that do not read it (line 1, column 123)

WITH x AS (SELECT * FROM y), y AS (SELECT 1) SELECT * FROM x
----
error 42S02: Collection or table "y" not found; the common table of that name is in sight with WITH RECURSIVE, or if it stands further up (line 1, column 26)

WITH RECURSIVE y AS (SELECT 7 AS n) SELECT * FROM (WITH RECURSIVE x AS (SELECT * FROM y), y AS (SELECT 1 AS n) SELECT x.n AS a, y.n AS b FROM x, y) AS q
----
1 | 1

WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n, 2 FROM r) SELECT n FROM r
----
error 42804: UNION of queries of different width: 1 and 2 columns (line 1, column 35)

WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT 'x' FROM r) SELECT n FROM r
----
error 42804: Types do not match: recursive column "n" has CHARACTER VARYING and INTEGER (line 1, column 35)

WITH edge AS (SELECT a FROM edge WHERE a > 3) SELECT a FROM edge
----
4
5

-- SEARCH adds a column to sort by
WITH RECURSIVE way (node) AS (SELECT 1 UNION ALL SELECT e.b FROM edge e JOIN way w ON e.a = w.node WHERE e.b <> 2 OR e.a = 1) SEARCH DEPTH FIRST BY node SET o SELECT node, o FROM way ORDER BY o
----
1 | [[1]]
2 | [[1],[2]]
4 | [[1],[2],[4]]
5 | [[1],[2],[4],[5]]
3 | [[1],[3]]
4 | [[1],[3],[4]]
5 | [[1],[3],[4],[5]]

WITH RECURSIVE way (node) AS (SELECT 1 UNION ALL SELECT e.b FROM edge e JOIN way w ON e.a = w.node WHERE e.b <> 2 OR e.a = 1) SEARCH BREADTH FIRST BY node SET o SELECT node, o FROM way ORDER BY o, node
----
1 | [0,1]
2 | [1,2]
3 | [1,3]
4 | [2,4]
4 | [2,4]
5 | [3,5]
5 | [3,5]

-- CYCLE stops where a row stands in its own way
WITH RECURSIVE way (node) AS (SELECT 2 UNION ALL SELECT e.b FROM edge e JOIN way ON e.a = way.node) CYCLE node SET closed USING path SELECT node, closed, path FROM way
----
2 | false | [[2]]
4 | false | [[2],[4]]
5 | false | [[2],[4],[5]]
2 | true | [[2],[4],[5],[2]]

WITH RECURSIVE way (node) AS (SELECT 2 UNION ALL SELECT e.b FROM edge e JOIN way ON e.a = way.node) CYCLE node SET closed TO 'Y' DEFAULT 'N' USING path SELECT node, closed FROM way
----
2 | N
4 | N
5 | N
2 | Y

WITH RECURSIVE way AS (SELECT 2 AS node, 'a' AS s UNION ALL SELECT e.b, w.s || 'x' FROM edge e JOIN way AS w ON e.a = w.node) SEARCH DEPTH FIRST BY node, s SET o CYCLE node SET closed USING path SELECT node, s, closed FROM way ORDER BY o
----
2 | a | false
4 | ax | false
5 | axx | false
2 | axxx | true

WITH RECURSIVE way (node) AS (SELECT 2 UNION ALL SELECT e.b FROM edge e JOIN way ON e.a = way.node) CYCLE nope SET closed USING path SELECT node FROM way
----
error 42S22: Column "nope" not found in way [node] (line 1, column 107)

WITH RECURSIVE way (node) AS (SELECT 2 UNION ALL SELECT e.b FROM edge e JOIN way ON e.a = way.node) CYCLE node SET node USING path SELECT node FROM way
----
error 42710: Column "node" is there already: SEARCH and CYCLE expect names of their own (line 1, column 116)

WITH way (node) AS (SELECT 2) SEARCH DEPTH FIRST BY node SET o SELECT node FROM way
----
error 42P19: SEARCH and CYCLE expect a recursive common table: "way" does not read itself (line 1, column 6)

CREATE RECURSIVE VIEW counter (n) AS SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < 3;

SELECT n FROM counter
----
1
2
3

ALTER VIEW counter RENAME TO three;

SELECT n FROM three
----
1
2
3

ALTER VIEW counter RENAME TO four
----
error 42S02: View "counter" not found (line 1, column 12)

-- without the word RECURSIVE, as Oracle, SQL Server and SQLite write it

WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4) SELECT i FROM n ORDER BY i
----
1
2
3
4

WITH one AS (SELECT 1 AS k), n (i) AS (SELECT k FROM one UNION SELECT i + 1 FROM n WHERE i < 3), squares AS (SELECT i * i AS q FROM n) SELECT q FROM squares ORDER BY q
----
1
4
9

-- … but a table, view or common table of that name is what it means, as by the standard

CREATE TABLE numbered (i INT)

INSERT INTO numbered VALUES (10)

WITH numbered AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM numbered) SELECT i FROM numbered ORDER BY i
----
1
11

WITH n AS (SELECT 5 AS i) SELECT * FROM (WITH n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT i FROM n) t ORDER BY i
----
1
6

WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM later WHERE i < 4), later AS (SELECT 1 AS i) SELECT i FROM n
----
error 42S02: Collection or table "later" not found; the common table of that name is in sight with WITH RECURSIVE, or if it stands further up (line 1, column 53)

WITH n (i) AS (SELECT i FROM n UNION ALL SELECT 1) SELECT i FROM n
----
error 42S02: Collection or table "n" not found; the common table of that name is in sight with WITH RECURSIVE, or if it stands further up (line 1, column 30)

WITH n (i) AS (SELECT i FROM n UNION ALL SELECT i + 1 FROM n) SELECT i FROM n
----
error 42P19: The recursive reference to "n" may not stand in the left side of the UNION, with which it begins (line 1, column 30)

WITH n (i) AS (SELECT COUNT(*) FROM n) SELECT i FROM n
----
error 42S02: Collection or table "n" not found; the common table of that name is in sight with WITH RECURSIVE, or if it stands further up (line 1, column 37)

WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) INSERT INTO numbered SELECT i FROM n

CREATE VIEW counting AS WITH m (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM m WHERE i < 3) SELECT i FROM m

SELECT (SELECT COUNT(*) FROM numbered), (SELECT COUNT(*) FROM counting)
----
4 | 3

-- The star of a table with SEARCH or CYCLE is, in the table itself, what it was written with.
WITH RECURSIVE a (b) AS (SELECT 1 UNION ALL SELECT * FROM a WHERE b < 1) CYCLE b SET c USING p SELECT * FROM a
----
1 | false | [[1]]

WITH RECURSIVE a (b) AS (SELECT 1 UNION ALL SELECT a.* FROM a, (SELECT 5 AS x) y WHERE b < 1) SEARCH DEPTH FIRST BY b SET o SELECT * FROM a
----
1 | [[1]]

-- a common table of the same name inside hides it, so that this is no recursion …

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT * FROM (WITH n (i) AS (SELECT 5) SELECT i + 1 FROM n) t) SELECT i FROM n ORDER BY i
----
1
6

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL (WITH RECURSIVE n (i) AS (SELECT 5 UNION ALL SELECT i + 1 FROM n WHERE i < 7) SELECT i FROM n)) SELECT i FROM n ORDER BY i
----
1
5
6
7

-- … and the query of a common table inside may read it

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT * FROM (WITH next AS (SELECT i + 1 FROM n WHERE i < 3) SELECT * FROM next) t) SELECT i FROM n ORDER BY i
----
1
2
3

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL (WITH n (i) AS (SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n)) SELECT i FROM n ORDER BY i
----
1
2
3
