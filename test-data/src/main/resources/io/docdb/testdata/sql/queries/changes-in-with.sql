-- All parts of a statement see what was there before it; RETURNING alone passes rows from one to the other.
CREATE TABLE t (id INT PRIMARY KEY, a INT);

CREATE INDEX t_a ON t (a);

CREATE TABLE gone (id INT PRIMARY KEY, a INT);

INSERT INTO t VALUES (1, 10), (2, 20), (3, 30);

WITH n AS (INSERT INTO t VALUES (4, 40) RETURNING id) SELECT (SELECT COUNT(*) FROM t) AS before, (SELECT id FROM n) AS added
----
3 | 4

WITH u AS (UPDATE t SET a = a + 1 RETURNING id, a) SELECT t.id, t.a, u.a FROM t JOIN u ON t.id = u.id ORDER BY t.id
----
1 | 10 | 11
2 | 20 | 21
3 | 30 | 31
4 | 40 | 41

-- by an index, by a range of the key, by a count
WITH u AS (UPDATE t SET a = a + 100 WHERE id <= 2) SELECT (SELECT COUNT(*) FROM t WHERE a > 100) AS high, (SELECT MAX(a) FROM t) AS top, (SELECT STRING_AGG(a::text, ',' ORDER BY id) FROM t WHERE id BETWEEN 1 AND 3) AS a, (SELECT COUNT(*) FROM t) AS n
----
0 | 41 | '11,21,31' | 4

SELECT id, a FROM t WHERE a > 100 ORDER BY id
----
1 | 111
2 | 121

-- moved from one table to the other
WITH d AS (DELETE FROM t WHERE a > 100 RETURNING *), i AS (INSERT INTO gone SELECT * FROM d RETURNING id) SELECT (SELECT COUNT(*) FROM t) AS t, (SELECT COUNT(*) FROM gone) AS gone, (SELECT COUNT(*) FROM i) AS moved
----
4 | 0 | 2

SELECT * FROM t ORDER BY id
----
3 | 31
4 | 41

SELECT * FROM gone ORDER BY id
----
1 | 111
2 | 121

-- the later change does not see the earlier one
WITH i AS (INSERT INTO t VALUES (5, 50)) UPDATE t SET a = -a RETURNING id, a
----
3 | -31
4 | -41

SELECT * FROM t ORDER BY id
----
3 | -31
4 | -41
5 | 50

-- a document is changed once in a statement: the second change is passed over, and not counted
WITH one AS (UPDATE t SET a = 1 WHERE id = 3 RETURNING id), two AS (UPDATE t SET a = 2 WHERE id = 3 RETURNING id) UPDATE t SET a = 3 WHERE id IN (3, 4) RETURNING id, (SELECT COUNT(*) FROM one), (SELECT COUNT(*) FROM two)
----
4 | 1 | 0

WITH u AS (UPDATE t SET a = 0 WHERE id = 4) DELETE FROM t WHERE id = 4 RETURNING id
----
(no rows)

SELECT * FROM t ORDER BY id
----
3 | 1
4 | 0
5 | 50

WITH d AS (DELETE FROM t WHERE id = 4) UPDATE t SET a = 9 WHERE id >= 4 RETURNING id
----
5

-- also when the first change has moved the key
WITH u AS (UPDATE t SET id = 30 WHERE id = 3) UPDATE t SET a = 7 WHERE id IN (3, 30) RETURNING id
----
(no rows)

SELECT * FROM t ORDER BY id
----
5 | 9
30 | 1

WITH u AS (UPDATE t SET a = 0 WHERE id = 5) MERGE INTO t USING (VALUES (5), (6)) s (id) ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = 1 WHEN NOT MATCHED THEN INSERT VALUES (s.id, 60)
----
error 21000: MERGE expected to be the only change of each document, found one that this statement has changed before

-- unique keys are about what is there at that moment, and changes in WITH come first, in their order
WITH i AS (INSERT INTO t VALUES (8, 80)) INSERT INTO t VALUES (8, 81)
----
error 23505: Unique violated: t "t_pkey" expected a new key, found id = 8 already there

WITH d AS (DELETE FROM t WHERE id = 5) INSERT INTO t VALUES (5, 55) RETURNING (SELECT a FROM t WHERE id = 5) AS before, a
----
9 | 55

WITH i AS (INSERT INTO t VALUES (9, 90)) INSERT INTO t VALUES (9, 91) ON CONFLICT (id) DO UPDATE SET a = t.a + excluded.a RETURNING a
----
181

-- a change reads the table it changes
INSERT INTO t SELECT id + 100, (SELECT COUNT(*) FROM t) FROM t RETURNING id, a, (SELECT COUNT(*) FROM t)
----
105 | 3 | 3
109 | 3 | 3
130 | 3 | 3

-- within a transaction its earlier statements show
BEGIN

UPDATE t SET a = 1000 WHERE id = 5

WITH u AS (UPDATE t SET a = a + 1 WHERE id = 5 RETURNING a) SELECT t.a, u.a FROM t, u WHERE t.id = 5
----
1000 | 1001

SAVEPOINT s

WITH u AS (UPDATE t SET a = a + 1 WHERE id = 5 RETURNING a) SELECT t.a, u.a FROM t, u WHERE t.id = 5
----
1001 | 1002

ROLLBACK TO SAVEPOINT s

SELECT a FROM t WHERE id = 5
----
1001

ROLLBACK

SELECT old.a, (SELECT a FROM t WHERE id = 5) FROM OLD TABLE (UPDATE t SET a = 56 WHERE id = 5) old
----
55 | 55

SELECT new.a, (SELECT a FROM t WHERE id = 5) FROM FINAL TABLE (UPDATE t SET a = 57 WHERE id = 5) new
----
57 | 56

-- a change in FROM changes a document once
SELECT g, n.a FROM GENERATE_SERIES(1, 3) AS s (g) LEFT JOIN LATERAL (SELECT a FROM FINAL TABLE (UPDATE t SET a = t.a + 1 WHERE id = 5) c WHERE g > 0) n ON TRUE ORDER BY g
----
1 | 58
2 | 58
3 | 58

SELECT (SELECT a FROM FINAL TABLE (UPDATE t SET a = 1 WHERE id = 5) n)
----
error 0A000: A subquery among expressions cannot change data: put the change into WITH before the statement (line 1, column 9)

-- what refers to a changed document follows at the end
CREATE TABLE parent (id INT PRIMARY KEY);

CREATE TABLE child (id INT PRIMARY KEY, parent INT REFERENCES parent ON DELETE SET NULL ON UPDATE CASCADE, a INT);

INSERT INTO parent VALUES (1), (2), (3);

INSERT INTO child VALUES (1, 1, 0), (2, 2, 0), (3, 3, 0);

WITH d AS (DELETE FROM parent WHERE id = 1), u AS (UPDATE parent SET id = 20 WHERE id = 2) UPDATE child SET a = 5 RETURNING id, parent, a
----
1 | 1 | 5
2 | 2 | 5
3 | 3 | 5

SELECT * FROM child ORDER BY id
----
1 | null | 5
2 | 20 | 5
3 | 3 | 5

WITH d AS (DELETE FROM child WHERE id = 3) DELETE FROM parent WHERE id = 3 RETURNING id
----
3

WITH p AS (INSERT INTO parent VALUES (7) RETURNING id) INSERT INTO child SELECT 7, id, 0 FROM p RETURNING parent
----
7

WITH c AS (INSERT INTO child VALUES (8, 8, 0)) INSERT INTO parent VALUES (8)

WITH c AS (INSERT INTO child VALUES (9, 9, 0)) INSERT INTO parent VALUES (99)
----
error 23503

SELECT * FROM child ORDER BY id
----
1 | null | 5
2 | 20 | 5
7 | 7 | 0
8 | 8 | 0
