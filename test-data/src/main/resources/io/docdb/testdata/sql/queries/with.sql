CREATE TABLE p (id INT PRIMARY KEY, parent INT, name VARCHAR(10));

INSERT INTO p VALUES (1, NULL, 'root'), (2, 1, 'a'), (3, 1, 'b'), (4, 2, 'aa'), (5, 4, 'aaa');

WITH c AS (SELECT * FROM p WHERE parent = 1) SELECT name FROM c
----
a
b

WITH c (x, y) AS (SELECT id, name FROM p) SELECT y FROM c WHERE x = 3
----
b

WITH a AS (SELECT 1 AS n), b AS (SELECT n + 1 AS m FROM a) SELECT n, m FROM a, b
----
1 | 2

WITH a AS (SELECT id FROM p) SELECT COUNT(*) FROM a x JOIN a y ON x.id = y.id
----
5

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n
----
1
2
3
4
5

WITH RECURSIVE tree (id, name, depth) AS (SELECT id, name, 0 FROM p WHERE parent IS NULL UNION ALL SELECT p.id, p.name, tree.depth + 1 FROM p JOIN tree ON p.parent = tree.id) SELECT name, depth FROM tree ORDER BY depth, name
----
root | 0
a | 1
b | 1
aa | 2
aaa | 3

-- UNION ends on a cycle
WITH RECURSIVE c (i) AS (SELECT 0 UNION SELECT (i + 1) % 3 FROM c) SELECT i FROM c
----
0
1
2

WITH RECURSIVE f (a, b) AS (SELECT 0, 1 UNION ALL SELECT b, a + b FROM f WHERE b < 50) SELECT a FROM f
----
0
1
1
2
3
5
8
13
21
34

WITH RECURSIVE path (id, way) AS (SELECT id, name FROM p WHERE parent IS NULL UNION ALL SELECT p.id, path.way || '/' || p.name FROM path JOIN p ON p.parent = path.id) SELECT way FROM path ORDER BY id
----
root
root/a
root/b
root/a/aa
root/a/aa/aaa

WITH c AS (SELECT 1 AS x) SELECT (SELECT x FROM c), EXISTS (SELECT 1 FROM c WHERE x = 2)
----
1 | false

WITH c AS (SELECT 1 AS x UNION ALL SELECT 2) SELECT x FROM c WHERE x IN (SELECT MAX(x) FROM c)
----
2

SELECT * FROM (WITH c AS (SELECT 5 AS x) SELECT x FROM c) q
----
5

WITH c AS (SELECT 1), c AS (SELECT 2) SELECT * FROM c
----
error 42710: Common table "c" is defined twice (line 1, column 23)

WITH c (a, b) AS (SELECT 1) SELECT * FROM c
----
error 42601: Too many column names: common table "c" names 2, its query gives 1 (line 1, column 6)

WITH c AS MATERIALIZED (SELECT id FROM p) SELECT COUNT(*) FROM c
----
5

WITH p AS (SELECT 99 AS id) SELECT id FROM p
----
99

-- What a common table inside of a subquery gives depends on the row around it, and so does what is read from it further in
SELECT a, (WITH c (x) AS (VALUES (a)) SELECT (SELECT x FROM c)) FROM (VALUES (1), (2), (3)) t (a) ORDER BY a
----
1 | 1
2 | 2
3 | 3

SELECT a FROM (VALUES (1), (2), (3)) t (a) WHERE EXISTS (WITH c AS (SELECT a AS x), d AS (SELECT x + 1 AS y FROM c) SELECT 1 FROM (VALUES (3), (4)) u (b) WHERE b = (SELECT y FROM d)) ORDER BY a
----
2
3

SELECT a, x FROM (VALUES (1), (2)) t (a), LATERAL (WITH c AS (SELECT a AS y) SELECT 2 IN (SELECT y FROM c) AS x) l ORDER BY a
----
1 | false
2 | true
