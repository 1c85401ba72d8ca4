-- Views follow new names of what they read; their own columns keep theirs, as far as they name them.

CREATE TABLE t (id INT PRIMARY KEY, name TEXT, n INT)

CREATE TABLE u (id INT PRIMARY KEY, tid INT, w INT)

INSERT INTO t VALUES (1,'a',3),(2,'b',4)

INSERT INTO u VALUES (1,1,30),(2,2,40)

CREATE VIEW v1 AS SELECT name, t.n, public.t.id, count(*) AS many FROM t GROUP BY name, n, t.id HAVING max(n) > 0 ORDER BY name

CREATE VIEW v2 AS SELECT * FROM t

CREATE VIEW v3 AS SELECT name, CAST(n AS BIGINT), upper(name) FROM v2 x WHERE x.name <> 'q'

CREATE VIEW v4 AS SELECT t.*, u.w FROM t JOIN u ON u.tid = t.id WHERE EXISTS (SELECT 1 FROM v3 WHERE v3.name = t.name)

CREATE VIEW v5 AS TABLE t

CREATE VIEW v6 AS WITH c AS (SELECT name FROM t) SELECT name FROM c UNION SELECT name FROM public.t

-- a table in FROM keeps its name for all that is said of its columns
ALTER TABLE t RENAME TO persons

ALTER TABLE persons RENAME COLUMN name TO full_name

SELECT table_name, view_definition FROM information_schema.views WHERE table_name LIKE 'v%' ORDER BY 1
----
v1 | SELECT full_name AS name, t.n, t.id, count(*) AS many FROM persons AS t GROUP BY full_name, n, t.id HAVING max(n) > 0 ORDER BY name
v2 | SELECT * FROM persons AS t
v3 | SELECT full_name AS name, CAST(n AS BIGINT), upper(full_name) FROM v2 AS x WHERE x.full_name <> 'q'
v4 | SELECT t.*, u.w FROM persons AS t JOIN u ON u.tid = t.id WHERE EXISTS (SELECT 1 FROM v3 WHERE v3.name = t.full_name)
v5 | TABLE persons
v6 | WITH c AS (SELECT full_name AS name FROM persons AS t) SELECT name FROM c UNION SELECT full_name AS name FROM public.persons AS t

SELECT * FROM v1
----
a | 3 | 1 | 1
b | 4 | 2 | 1

SELECT * FROM v4
----
1 | a | 3 | 30
2 | b | 4 | 40

SELECT * FROM v6
----
a
b

INSERT INTO v2 (id, full_name) VALUES (7, 'x')

SELECT * FROM v3
----
a | 3 | A
b | 4 | B
x | null | X

-- what reads views follows, too
ALTER VIEW v3 RENAME TO "my view"

SELECT COUNT(*) FROM v4
----
2

CREATE SCHEMA s

-- another schema
ALTER TABLE persons SET SCHEMA s

SELECT table_name, view_definition FROM information_schema.views WHERE table_name LIKE 'v4%' ORDER BY 1
----
v4 | SELECT t.*, u.w FROM s.persons AS t JOIN u ON u.tid = t.id WHERE EXISTS (SELECT 1 FROM "my view" AS v3 WHERE v3.name = t.full_name)

SELECT * FROM v4
----
1 | a | 3 | 30
2 | b | 4 | 40

ALTER VIEW v2 SET SCHEMA s

SELECT table_schema, view_definition FROM information_schema.views WHERE table_name IN ('v2', 'my view') ORDER BY 1
----
public | SELECT full_name AS name, CAST(n AS BIGINT), upper(full_name) FROM s.v2 AS x WHERE x.full_name <> 'q'
s | SELECT * FROM s.persons AS t

-- a view may call its columns otherwise
ALTER VIEW s.v2 RENAME COLUMN full_name TO called

SELECT called FROM s.v2 WHERE id = 1
----
a

SELECT name FROM "my view" ORDER BY 1
----
a
b
x

ALTER VIEW s.v2 RENAME called TO n
----
error 42S21: Column "n" exists already in "v2" (line 1, column 34)

ALTER VIEW s.v2 RENAME caled TO n
----
error 42S22: Column "caled" not found in v2, did you mean "called"? (line 1, column 24)

ALTER VIEW nowhere RENAME a TO b
----
error 42S02: Collection or table "nowhere" not found (line 1, column 12)

-- a view in another schema finds what its maker saw
CREATE VIEW s.elsewhere AS SELECT w FROM u

SELECT * FROM s.elsewhere
----
30
40

CREATE TABLE s.u (w TEXT)

SELECT * FROM s.elsewhere
----
30
40

-- what would mean something else is refused
CREATE TABLE a (id int, x int)

CREATE TABLE b (id int, y int)

CREATE VIEW both_sides AS SELECT * FROM a NATURAL JOIN b

ALTER TABLE a RENAME x TO y
----
error 2BP01: View "both_sides" needs what is changed here; drop it first (line 1, column 1)

DROP VIEW both_sides

CREATE VIEW outside AS SELECT (SELECT max(x) FROM b) AS m FROM a

ALTER TABLE b RENAME y TO x
----
error 2BP01: View "outside" needs what is changed here; drop it first (line 1, column 1)

DROP VIEW outside

CREATE VIEW joined AS SELECT id FROM a JOIN b USING (id)

ALTER TABLE a RENAME id TO aid
----
error 2BP01: View "joined" needs what is changed here; drop it first (line 1, column 1)

-- temporary ones
CREATE TEMPORARY TABLE mine (id INT, v INT)

CREATE VIEW of_mine AS SELECT v, w FROM mine JOIN u ON TRUE

ALTER TABLE mine RENAME v TO worth

ALTER TABLE mine RENAME TO yours

INSERT INTO yours VALUES (1, 5)

SELECT * FROM of_mine
----
5 | 30
5 | 40

SELECT view_definition FROM information_schema.views WHERE table_name = 'of_mine'
----
SELECT worth AS v, w FROM yours AS mine JOIN public.u ON TRUE

-- what a star stands for goes by its new name
CREATE TABLE star (id INT PRIMARY KEY, word TEXT)

INSERT INTO star VALUES (1, 'b'), (2, 'a')

CREATE VIEW sorted AS SELECT * FROM star ORDER BY word

CREATE VIEW inside AS WITH c AS (SELECT * FROM star) SELECT q.word, c.id FROM c JOIN (SELECT * FROM star) AS q ON q.id = c.id

CREATE VIEW of_row AS SELECT (s).word, (s).id AS n FROM star AS s

ALTER TABLE star RENAME COLUMN word TO term

ALTER TABLE star RENAME COLUMN id TO nr

SELECT * FROM sorted
----
2 | a
1 | b

SELECT word, id FROM inside ORDER BY word
----
a | 2
b | 1

SELECT word, n FROM of_row ORDER BY word
----
a | 2
b | 1

SELECT view_definition FROM information_schema.views WHERE table_name IN ('sorted', 'inside', 'of_row') ORDER BY 1
----
SELECT (s).term AS word, (s).nr AS n FROM star AS s
SELECT * FROM star ORDER BY term
WITH c AS (SELECT * FROM star) SELECT q.term AS word, c.nr AS id FROM c JOIN (SELECT * FROM star) AS q ON q.nr = c.nr
