CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARCHAR(10) DEFAULT 'new');

INSERT INTO t (id, a) VALUES (1, 10), (2, 20)

INSERT INTO t VALUES (3, DEFAULT, DEFAULT)

INSERT INTO t (b, id) SELECT 'copy', id + 10 FROM t

SELECT * FROM t ORDER BY id
----
1 | 10 | new
2 | 20 | new
3 | null | new
11 | null | copy
12 | null | copy
13 | null | copy

INSERT INTO t (id, a) VALUES (1, 99)
----
error 23505: Unique violated: t "t_pkey" expected a new key, found id = 1 already there

INSERT INTO t (id, a) VALUES (4, 40), (4, 41)
----
error 23505: Unique violated: t "t_pkey" expected a new key, found id = 4 already there

-- a failed statement leaves no trace
SELECT COUNT(*) FROM t
----
6

INSERT INTO t (id, a) VALUES (1, 99), (5, 50) ON CONFLICT DO NOTHING RETURNING id
----
5

INSERT INTO t (id, a) VALUES (1, 99), (6, 60) ON CONFLICT (id) DO UPDATE SET a = t.a + excluded.a RETURNING id, a
----
1 | 109
6 | 60

INSERT INTO t (id, a) VALUES (2, 5) ON CONFLICT (id) DO UPDATE SET a = excluded.a WHERE t.a > 100

-- no document is updated twice by one statement, nor one that it has inserted; looking at one twice is no change
INSERT INTO t (id, a) VALUES (1, 1), (1, 2) ON CONFLICT (id) DO UPDATE SET a = excluded.a
----
error 21000: ON CONFLICT DO UPDATE expected at most one row for each document it changes, found several

INSERT INTO t (id, a) VALUES (7, 1), (7, 2) ON CONFLICT (id) DO UPDATE SET a = excluded.a
----
error 21000

INSERT INTO t (id, a) VALUES (1, 1), (40, 2), (1, 3) ON CONFLICT (id) DO UPDATE SET id = 40
----
error 21000

INSERT INTO t (id, a) VALUES (1, 1), (1, 2) ON CONFLICT (id) DO UPDATE SET a = excluded.a WHERE excluded.a > 2
----
changed 0

INSERT INTO t (id, a) VALUES (1, 1), (1, 2) ON CONFLICT (id) DO NOTHING
----
changed 0

SELECT id, a FROM t WHERE id IN (1, 2, 5, 6) ORDER BY id
----
1 | 109
2 | 20
5 | 50
6 | 60

UPDATE t SET a = a + 1 WHERE id = 2 RETURNING id, a
----
2 | 21

UPDATE t SET a = id, id = id WHERE id = 3

UPDATE t SET (a, b) = (7, 'seven') WHERE id = 3

UPDATE t SET (a, b) = (SELECT 8, 'eight') WHERE id = 3 RETURNING *
----
3 | 8 | eight

UPDATE t SET a = DEFAULT, b = DEFAULT WHERE id = 3 RETURNING *
----
3 | null | new

-- all of it is computed from the rows as they were
UPDATE t SET id = id + 100

SELECT id FROM t ORDER BY id
----
101
102
103
105
106
111
112
113

UPDATE t SET id = 101
----
error 23505: Unique violated: t "t_pkey" expected a new key, found id = 101 already there

CREATE TABLE s (id INT, v INT);

INSERT INTO s VALUES (101, 1), (102, 2), (999, 3);

UPDATE t SET a = s.v FROM s WHERE s.id = t.id RETURNING t.id, t.a
----
101 | 1
102 | 2

UPDATE t AS x SET a = (SELECT MAX(v) FROM s) WHERE x.id = 101 RETURNING x.a
----
3

DELETE FROM t USING s WHERE s.id = t.id AND s.v = 2 RETURNING t.id
----
102

DELETE FROM t WHERE id > 105

SELECT id, a FROM t ORDER BY id
----
101 | 3
103 | null
105 | 50

MERGE INTO t USING s ON t.id = s.id WHEN MATCHED AND s.v = 1 THEN UPDATE SET a = 1000 WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT (id, a) VALUES (s.id, s.v)

SELECT id, a FROM t ORDER BY id
----
101 | 1000
102 | 2
103 | null
105 | 50
999 | 3

MERGE INTO t USING (VALUES (1, 2), (1, 3)) AS n (id, v) ON t.id = n.id WHEN NOT MATCHED THEN INSERT (id, a) VALUES (n.id, n.v)
----
error 23505: Unique violated: t "t_pkey" expected a new key, found id = 1 already there

MERGE INTO t USING (VALUES (101, 2), (101, 3)) AS n (id, v) ON t.id = n.id WHEN MATCHED THEN UPDATE SET a = n.v
----
error 21000: MERGE expected at most one source row for each document it changes, found several

SELECT id, a FROM FINAL TABLE (INSERT INTO t (id, a) VALUES (500, 5), (501, 6)) ORDER BY id
----
500 | 5
501 | 6

SELECT id, a FROM OLD TABLE (DELETE FROM t WHERE id >= 500) ORDER BY id
----
500 | 5
501 | 6
999 | 3

-- the rows as they were, and as they are
SELECT id, a FROM OLD TABLE (UPDATE t SET a = 0 WHERE id = 101)
----
101 | 1000

SELECT id, a FROM NEW TABLE (UPDATE t SET a = a + 1 WHERE id = 101)
----
101 | 1

UPDATE t SET a = a + 5 WHERE id = 101 RETURNING OLD.a, NEW.a, a
----
1 | 6 | 6

INSERT INTO t (id, a) VALUES (777, 1) RETURNING NEW.a, a
----
1 | 1

INSERT INTO t (id, a) VALUES (777, 5) ON DUPLICATE KEY UPDATE a = VALUES(a) + t.a
----
changed 1

DELETE FROM t WHERE id = 777 RETURNING OLD.a, old.id, a
----
6 | 777 | 6

SELECT id FROM OLD TABLE (INSERT INTO t (id) VALUES (778))
----
error 0A000: OLD TABLE is not supported here: DELETE has OLD rows, UPDATE both, INSERT and MERGE NEW and FINAL ones (line 1, column 16)

SELECT OLD.a FROM t
----
error 42S22: Table or column "OLD" not found

DELETE FROM t WHERE EXISTS (SELECT 1 FROM s WHERE s.id = t.id)

SELECT COUNT(*) FROM t
----
2

TRUNCATE TABLE t

SELECT COUNT(*) FROM t
----
0

INSERT INTO t (id, nothing) VALUES (1, 1)
----
error 42S22: Column "nothing" not found; there are [a, b, id] (line 1, column 20)

INSERT INTO t (id, a) VALUES (1)
----
error 21S01: Wrong number of values: 2 columns, found 1 values (line 1, column 31)

INSERT INTO t VALUES (1, 2, 'x', 4)
----
error 21S01: Wrong number of values: 3 columns, found 4 values (line 1, column 1)

INSERT INTO t (id, a) VALUES (NULL, 1)
----
error 23502: NULL not allowed: t column "id" expected a value of type INTEGER, found NULL

INSERT INTO t (a) VALUES (1)
----
error 23502: NULL not allowed: t column "id" expected a value of type INTEGER, found NULL

INSERT INTO t (id, b) VALUES (1, 'longer than ten')
----
error 22001: Column "b": Value too long: expected CHARACTER VARYING(10), found 15 characters (line 1, column 34)

INSERT INTO t (id, a) VALUES (1, 99999999999)
----
error 22003: Column "a": Number out of range: expected INTEGER, found 99999999999 (line 1, column 34)

INSERT INTO t (id, a) VALUES (1, 'abc')
----
error 22018: Column "a": Invalid value: expected INTEGER, found "abc" (line 1, column 34)

INSERT INTO t (id, a) VALUES ('7', '8') RETURNING *
----
7 | 8 | new

INSERT INTO t DEFAULT VALUES
----
error 23502: NULL not allowed: t column "id" expected a value of type INTEGER, found NULL

UPDATE nowhere SET a = 1
----
error 42S02: Collection or table "nowhere" not found (line 1, column 8)

DELETE FROM t LIMIT 1

WITH n AS (SELECT 50 AS id) INSERT INTO t (id) SELECT id FROM n

WITH n AS (INSERT INTO t (id) VALUES (60), (61) RETURNING id) SELECT COUNT(*) FROM n
----
2

SELECT id FROM t ORDER BY id
----
50
60
61

INSERT INTO t SET id = 1, a = 2

REPLACE INTO t (id, a) VALUES (60, 6)

SELECT id, a FROM t WHERE id = 60
----
60 | 6

INSERT IGNORE INTO t (id, a) VALUES (60, 7)

-- what a change is computed from passes through the join that a correlated subquery becomes

CREATE TABLE p (id INT PRIMARY KEY, a INT, b VARCHAR(10));

CREATE TABLE q (id INT PRIMARY KEY, a INT);

INSERT INTO p SELECT i, i % 3, 'x' FROM GENERATE_SERIES(1, 6) AS g(i)

INSERT INTO q SELECT i, i % 3 FROM GENERATE_SERIES(1, 9) AS g(i)

UPDATE p SET a = id - a WHERE NOT (p.a > (SELECT MIN(s.a) FROM q s WHERE s.a >= 0 AND s.a = p.a)) RETURNING id, a
----
1 | 0
2 | 0
3 | 3
4 | 3
5 | 3
6 | 6

UPDATE p SET b = b || a WHERE id < (SELECT COUNT(*) FROM q s WHERE s.a = p.a) RETURNING id, a, b
----
1 | 0 | x0
2 | 0 | x0

DELETE FROM p WHERE id > (SELECT SUM(s.a) + 3 FROM q s WHERE s.a = p.a) RETURNING b

INSERT INTO q SELECT id + 100, a FROM p WHERE a <= (SELECT MAX(s.a) FROM q s WHERE s.a = p.a)

SELECT id, a FROM q WHERE id > 100 ORDER BY id
----
101 | 0
102 | 0

-- what is watched is looked at first: the document in the way may hold the other key, too
CREATE TABLE both_keys (id INT PRIMARY KEY, a INT UNIQUE, n INT)

INSERT INTO both_keys VALUES (2, 5, 0), (3, 6, 0)

INSERT INTO both_keys VALUES (2, 5, 1) ON CONFLICT (a) DO UPDATE SET n = both_keys.n + 10

INSERT INTO both_keys VALUES (3, 5, 1) ON CONFLICT (a) DO UPDATE SET n = both_keys.n + 10

INSERT INTO both_keys VALUES (3, 5, 1) ON CONFLICT (a) DO NOTHING

INSERT INTO both_keys VALUES (3, 7, 1) ON CONFLICT (a) DO NOTHING
----
error 23505: Unique violated: both_keys "both_keys_pkey" expected a new key, found id = 3 already there

SELECT * FROM both_keys ORDER BY id
----
2 | 5 | 20
3 | 6 | 0

-- unique indexes on expressions can be named, too
CREATE TABLE users (id INT PRIMARY KEY, email TEXT, n INT)

CREATE UNIQUE INDEX users_email ON users (LOWER(email))

CREATE UNIQUE INDEX users_both ON users (n, (email || '!'))

INSERT INTO users VALUES (1, 'Ada@x.org', 0)

INSERT INTO users AS u VALUES (2, 'ada@X.ORG', 5) ON CONFLICT (lower(email)) DO UPDATE SET n = u.n + excluded.n

INSERT INTO users VALUES (3, 'Ada@x.org', 5) ON CONFLICT ((email || '!'), n) DO NOTHING

INSERT INTO users VALUES (3, 'Ada@x.org', 6) ON CONFLICT ((email || '!'), n) DO NOTHING
----
error 23505

INSERT INTO users VALUES (4, 'new@x.org', 6) ON CONFLICT (UPPER(email)) DO NOTHING
----
error 42P16: No unique constraint: ON CONFLICT (upper(email)) expects what the primary key or a unique index of "users" is over (line 1, column 59)

INSERT INTO users VALUES (4, 'new@x.org', 6) ON CONFLICT (n) DO NOTHING
----
error 42P16: No unique constraint: ON CONFLICT (n) expects what the primary key or a unique index of "users" is over (line 1, column 59)

SELECT * FROM users ORDER BY id
----
1 | Ada@x.org | 5

-- what was to be inserted must be right even if it will not be inserted
CREATE TABLE right_ones (id INT PRIMARY KEY, n INT NOT NULL CHECK (n > 0), m INT DEFAULT 1)

CREATE COLLECTION right_docs PRIMARY KEY (id) SCHEMA '{"properties": {"n": {"minimum": 1}}}'

INSERT INTO right_ones (id, n) VALUES (1, 1)

INSERT INTO right_docs DOCUMENT '{"id": 1, "n": 1}'

INSERT INTO right_ones (id, n) VALUES (1, -1) ON CONFLICT DO NOTHING
----
error 23513

INSERT INTO right_ones (id, n) VALUES (1, NULL) ON CONFLICT DO NOTHING
----
error 23502

INSERT INTO right_ones (id, n) VALUES (1, -1) ON CONFLICT (id) DO UPDATE SET m = right_ones.m + 1
----
error 23513

INSERT INTO right_ones (id, n) VALUES (1, -1) ON DUPLICATE KEY UPDATE m = m + 1
----
error 23513

INSERT INTO right_docs DOCUMENT '{"id": 1, "n": 0}' ON CONFLICT DO NOTHING
----
error 23

INSERT INTO right_docs DOCUMENT '{"id": 1, "n": 0}' ON CONFLICT DO REPLACE
----
error 23

INSERT INTO right_ones (id, n) VALUES (1, 5) ON CONFLICT (id) DO UPDATE SET n = -excluded.n
----
error 23513

SELECT id, n, m FROM right_ones UNION ALL SELECT o.id, o.n, 0 FROM right_docs o ORDER BY m
----
1 | 1 | 0
1 | 1 | 1

-- Fewer values than columns are those of the first columns, as in PostgreSQL; the others get their defaults
CREATE TABLE fewer (a INT PRIMARY KEY, b TEXT DEFAULT 'none', c SERIAL)
----
changed 0

INSERT INTO fewer VALUES (1), (2)
----
changed 2

INSERT INTO fewer VALUES (3, 'x')
----
changed 1

INSERT INTO fewer SELECT a + 10 FROM fewer WHERE a < 3 ORDER BY a
----
changed 2

MERGE INTO fewer USING (VALUES (20)) s (n) ON a = n WHEN NOT MATCHED THEN INSERT VALUES (n)
----
changed 1

SELECT a, b, c FROM fewer ORDER BY a
----
1 | none | 1
2 | none | 2
3 | x | 3
11 | none | 4
12 | none | 5
20 | none | 6

INSERT INTO fewer VALUES (4), (5, 'y')
----
error 21S01: Wrong number of values: 1 columns, found 2 values (line 1, column 32)

-- what a row was and what it is: NULL where there is none
CREATE TABLE versions (id INT PRIMARY KEY, a INT)

INSERT INTO versions VALUES (1, 1) RETURNING OLD.a, NEW.a, a, OLD.id IS NULL
----
null | 1 | 1 | true

INSERT INTO versions VALUES (1, 5) ON CONFLICT (id) DO UPDATE SET a = excluded.a RETURNING OLD.a, NEW.a
----
1 | 5

UPDATE versions SET a = 7 RETURNING OLD.a, NEW.a
----
5 | 7

DELETE FROM versions RETURNING OLD.a, NEW.a, a
----
7 | null | 7

INSERT INTO versions VALUES (1, 1), (2, 2)

MERGE INTO versions USING (VALUES (1, 10), (2, 20), (3, 30)) s (id, v) ON versions.id = s.id WHEN MATCHED AND versions.id = 2 THEN DELETE WHEN MATCHED THEN UPDATE SET a = s.v WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.v) RETURNING OLD.a, NEW.a, a, s.v
----
null | 30 | 30 | 30
1 | 10 | 10 | 10
2 | null | 2 | 20

INSERT INTO versions VALUES (9, 1) RETURNING OLD.*, NEW.*
----
null | null | 9 | 1

DELETE FROM versions WHERE id = 9 RETURNING OLD.*, NEW.*, NEW.a IS NULL, OLD.a IS NULL
----
9 | 1 | null | null | true | false

INSERT INTO versions VALUES (1, 6), (20, 8) ON CONFLICT (id) DO UPDATE SET a = versions.a + excluded.a WHERE versions.a > 0 RETURNING id, OLD.a, NEW.a, OLD.id IS NULL, COALESCE(OLD.a, -1)
----
1 | 10 | 16 | false | 10
20 | null | 8 | true | -1

INSERT INTO versions VALUES (20, 9) ON CONFLICT DO NOTHING RETURNING OLD.a, NEW.a
----
(no rows)

REPLACE INTO versions VALUES (20, 10), (21, 11) RETURNING OLD.a, NEW.a
----
8 | 10
null | 11

MERGE INTO versions USING (VALUES (1), (20)) s (id) ON versions.id = s.id WHEN MATCHED AND versions.a > 10 THEN UPDATE SET a = 0 WHEN NOT MATCHED BY SOURCE THEN DELETE RETURNING s.id, OLD.id, OLD.a, NEW.a
----
1 | 1 | 16 | 0
null | 3 | 30 | null
null | 21 | 11 | null

INSERT INTO versions VALUES (30, 1) RETURNING OLD, NEW
----
null | {"id":30,"a":1}

CREATE COLLECTION rc PRIMARY KEY (id)

INSERT INTO rc DOCUMENT '{"id": 1, "x": {"y": 2}}' RETURNING OLD.x.y, NEW.x.y
----
null | 2

DELETE FROM rc RETURNING OLD.x.y, NEW.x.y
----
2 | null

-- FINAL TABLE has the columns of the target alone
CREATE TABLE goal (id INT PRIMARY KEY, v VARCHAR)
----
changed 0

SELECT * FROM FINAL TABLE (MERGE INTO goal g USING (VALUES (1, 'a'), (2, 'b')) s (k, w) ON g.id = s.k WHEN NOT MATCHED THEN INSERT VALUES (s.k, s.w)) ORDER BY 1
----
1 | a
2 | b

SELECT * FROM FINAL TABLE (UPDATE goal SET v = s.w FROM (VALUES (1, 'c')) s (k, w) WHERE id = s.k)
----
1 | c

SELECT * FROM OLD TABLE (DELETE FROM goal AS "A b" USING (VALUES (2)) s (k) WHERE id = s.k)
----
2 | b

SELECT * FROM FINAL TABLE (INSERT INTO public.goal VALUES (3, 'x'))
----
3 | x

-- What OLD and NEW are called in RETURNING, and tables named by their schema.
CREATE TABLE renamed (id INT PRIMARY KEY, n INT)
----
changed 0

INSERT INTO renamed VALUES (1, 10), (2, 20) RETURNING WITH (OLD AS o, NEW AS n) o.id, n.id
----
null | 1
null | 2

INSERT INTO renamed VALUES (1, 5) ON CONFLICT (id) DO UPDATE SET n = excluded.n RETURNING WITH (OLD AS before) before.n, new.n, before.*
----
10 | 5 | 1 | 10

UPDATE renamed SET n = n + 1 WHERE id = 1 RETURNING WITH (NEW AS after) old.n, after.n, renamed.n
----
5 | 6 | 6

DELETE FROM renamed WHERE id = 2 RETURNING WITH (OLD AS gone) gone.n, new.n
----
20 | null

UPDATE renamed SET n = 0 RETURNING WITH (OLD AS o) old.n
----
error 42S22

UPDATE renamed SET n = 0 RETURNING WITH (OLD AS x, NEW AS x) n
----
error 42710: RETURNING has two tables "x": give OLD and NEW names of their own (line 1, column 49)

UPDATE renamed SET n = 0 RETURNING WITH (OLD AS renamed) n
----
error 42710: RETURNING has two tables "renamed": give OLD and NEW names of their own (line 1, column 49)

UPDATE renamed SET n = 0 RETURNING WITH (OLD AS x, OLD AS y) n
----
error 42601

INSERT INTO public.renamed VALUES (1, 1), (3, 3) ON CONFLICT (id) DO UPDATE SET n = public.renamed.n + excluded.n WHERE public.renamed.id = 1 RETURNING public.renamed.id, public.renamed.n
----
1 | 7
3 | 3

UPDATE public.renamed SET n = public.renamed.n + 1 WHERE public.renamed.id = 3 RETURNING public.renamed.n
----
4

-- What follows from a row that ON CONFLICT gives another key follows when all rows are inserted or changed, as in UPDATE.
CREATE TABLE parts (id BIGINT PRIMARY KEY, part_of BIGINT REFERENCES parts ON UPDATE CASCADE, v INT)
----
changed 0

INSERT INTO parts VALUES (21, NULL, 0), (2, 21, 0)
----
changed 2

INSERT INTO parts VALUES (21, NULL, 1), (2, 21, 1), (30, 21, 1) ON CONFLICT (id) DO UPDATE SET id = parts.id + 50, v = 7 RETURNING id, part_of, v
----
71 | null | 7
52 | 21 | 7
30 | 21 | 1

SELECT * FROM parts ORDER BY id
----
30 | 71 | 1
52 | 71 | 7
71 | null | 7

-- ON DELETE RESTRICT keeps nothing back for the sake of what the same statement deletes.
CREATE TABLE held (id BIGINT PRIMARY KEY, by BIGINT REFERENCES held ON DELETE RESTRICT)
----
changed 0

INSERT INTO held VALUES (1, 4), (2, 1), (3, 2), (4, 2)
----
changed 4

DELETE FROM held WHERE id < 3
----
error 23503: Foreign key violated: held [id] = [2] is still referred to by held "held_by_fkey"

DELETE FROM held WHERE id = 3
----
changed 1

DELETE FROM held RETURNING id
----
1
2
4

SELECT COUNT(*) FROM held
----
0
