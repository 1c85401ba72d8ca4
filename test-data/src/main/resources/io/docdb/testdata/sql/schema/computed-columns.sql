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

ALTER TABLE back ALTER COLUMN a TYPE INT USING a + 1, RENAME COLUMN a TO aa

SELECT * FROM back
----
113 | 112 | 12

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
aa | null
bb | aa + 100
c | back.bb + 1

-- foreign keys that change a document have its columns computed again

CREATE TABLE parents (id INT PRIMARY KEY)

CREATE TABLE children (id INT PRIMARY KEY, pid INT DEFAULT 7 REFERENCES parents ON UPDATE CASCADE ON DELETE SET NULL, tens INT AS (pid * 10), known INT AS (COALESCE(tens, -1)), CHECK (tens < 900))

CREATE TABLE wards (id INT PRIMARY KEY, pid INT DEFAULT 7 REFERENCES parents ON UPDATE SET NULL ON DELETE SET DEFAULT, tens INT AS (pid * 10), UNIQUE (tens))

CREATE INDEX by_tens ON children (tens)

INSERT INTO parents VALUES (1), (2), (7), (8)

INSERT INTO children (id, pid) VALUES (1, 1), (2, 2)

INSERT INTO wards (id, pid) VALUES (1, 8), (2, 1)

UPDATE parents SET id = 5 WHERE id = 1

DELETE FROM parents WHERE id IN (2, 8)

SELECT * FROM children ORDER BY id
----
1 | 5 | 50 | 50
2 | null | null | -1

SELECT * FROM wards ORDER BY id
----
1 | 7 | 70
2 | null | null

SELECT id FROM children WHERE tens = 50
----
1

SELECT id FROM children WHERE tens IN (10, 20)
----
(no rows)

UPDATE parents SET id = 99 WHERE id = 5
----
error 23513: Check violated: children "children_tens_check" expected tens < 900, found {"id":1,"pid":99,"tens":990,"known":990}

INSERT INTO wards (id, pid) VALUES (3, 5)

INSERT INTO wards (id, pid) VALUES (4, 7)
----
error 23505: Unique violated: wards "wards_tens_key" expected new values of [tens], found [70] already there

DELETE FROM parents WHERE id = 5
----
error 23505: Unique violated: wards "wards_tens_key" expected new values of [tens], found [70] already there

SELECT * FROM children ORDER BY id
----
1 | 5 | 50 | 50
2 | null | null | -1

SELECT * FROM wards ORDER BY id
----
1 | 7 | 70
2 | null | null
3 | 5 | 50
