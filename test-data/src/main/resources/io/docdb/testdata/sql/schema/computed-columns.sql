-- columns that are computed from others that are, in whatever order they are written

CREATE TABLE t (a INT PRIMARY KEY, b INT AS (a + 1), c INT AS (b + 1), d INT GENERATED ALWAYS AS (c * 2) STORED, note VARCHAR(10))

CREATE TABLE back (c INT AS (back.b + 1), b INT AS (a + 1), a INT)

INSERT INTO t (a) VALUES (1), (2)

INSERT INTO back (a) SELECT a FROM t WHERE a = 1

SELECT * FROM t ORDER BY a
----
1 | 2 | 3 | 6 | null
2 | 3 | 4 | 8 | null

SELECT * FROM back
----
3 | 2 | 1

UPDATE t SET a = 10 WHERE a = 1 RETURNING b, c, d
----
11 | 12 | 24

UPDATE t SET note = 'x' WHERE a = 10

ALTER TABLE t ADD COLUMN e INT AS (d + 1)

INSERT INTO t (a) VALUES (7), (2) ON CONFLICT (a) DO UPDATE SET a = t.a + 20

INSERT INTO t (a) VALUES (7) ON DUPLICATE KEY UPDATE a = 30

MERGE INTO t USING (VALUES (10), (11)) v (x) ON t.a = v.x WHEN MATCHED THEN UPDATE SET a = 40 WHEN NOT MATCHED THEN INSERT (a) VALUES (x)

SELECT * FROM t ORDER BY a
----
11 | 12 | 13 | 26 | null | 27
22 | 23 | 24 | 48 | null | 49
30 | 31 | 32 | 64 | null | 65
40 | 41 | 42 | 84 | x | 85

-- another type, or another expression, and what reads it is computed again

ALTER TABLE back ALTER COLUMN a TYPE BIGINT USING a * 10

SELECT * FROM back
----
12 | 11 | 10

ALTER TABLE back ALTER COLUMN b DROP EXPRESSION, ALTER COLUMN b ADD GENERATED ALWAYS AS (a + 100)

SELECT * FROM back
----
111 | 110 | 10

ALTER TABLE back ALTER COLUMN a TYPE INT USING a + 1, RENAME COLUMN b TO bb

SELECT * FROM back
----
112 | 111 | 11

-- none is computed from itself

CREATE TABLE wrong (a INT AS (a))
----
error 42P16: Column "a" is computed from itself: an expression expected other columns (line 1, column 1)

CREATE TABLE wrong (x INT, a INT AS (b), b INT AS (c + x), c INT AS (a))
----
error 42P16: Column "a" is computed from itself: an expression expected other columns (line 1, column 1)

ALTER TABLE back ADD d INT AS (d + 1)
----
error 42P16: Column "d" is computed from itself: an expression expected other columns (line 1, column 18)

ALTER TABLE back ALTER COLUMN bb DROP EXPRESSION, ALTER COLUMN bb ADD GENERATED ALWAYS AS (c)
----
error 42P16: Column "c" is computed from itself: an expression expected other columns (line 1, column 18)

SELECT column_name, generation_expression FROM information_schema.columns WHERE table_name = 'back' ORDER BY 1
----
a | null
bb | a + 100
c | back.bb + 1
