-- Schemas: what CREATE SCHEMA makes in them, and another name for one.

-- sequences are made first, then tables, views, indexes
CREATE SCHEMA s CREATE VIEW v AS SELECT id, note FROM a CREATE INDEX a_note ON a (note) CREATE TABLE a (id INT DEFAULT NEXTVAL('sq') PRIMARY KEY, note TEXT CHECK (a.note <> ''), k INT REFERENCES a) CREATE SEQUENCE sq START WITH 5

INSERT INTO s.a (note) VALUES ('x')

SELECT * FROM s.v
----
5 | x

SELECT index_name FROM information_schema.indexes WHERE table_schema = 's'
----
a_note

SELECT CURRENT_SCHEMA
----
public

CREATE SCHEMA s2 CREATE TABLE b (id INT) CREATE TABLE nowhere.c (id INT)
----
error 42P16: "nowhere.c" names another schema than "s2", which is being made (line 1, column 42)

CREATE SCHEMA s2 CREATE TABLE b (id INT) CREATE TABLE b (id INT)
----
error 42S01: Collection, table or view "b" exists already; drop it first or use IF NOT EXISTS (line 1, column 55)

CREATE SCHEMA IF NOT EXISTS s2 CREATE TABLE b (id INT)
----
error 0A000: CREATE SCHEMA IF NOT EXISTS expected nothing that is made in it: it may have that already (line 1, column 32)

CREATE SCHEMA s2 CREATE DOMAIN d AS INT
----
error 42601: CREATE SCHEMA expected CREATE TABLE, COLLECTION, VIEW, INDEX or SEQUENCE in it (line 1, column 18)

CREATE SCHEMA AUTHORIZATION joe CREATE TABLE b (id INT)

SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema IN ('joe', 's2')
----
joe | b

-- what is outside and refers to something in it
CREATE DOMAIN s.d AS INT CHECK (VALUE > 0)

CREATE TABLE outside (id INT DEFAULT NEXT VALUE FOR s.sq, n s.d, a_id INT REFERENCES s.a)

CREATE VIEW over AS SELECT s.a.note, v.id FROM s.a JOIN s.v ON s.a.id = v.id

ALTER TABLE s.a ADD CHECK (s.a.id > 0)

ALTER SCHEMA s RENAME TO "New"

INSERT INTO "New".a (note) VALUES ('y')

INSERT INTO outside (n, a_id) VALUES (1, 5)

SELECT * FROM outside
----
7 | 1 | 5

INSERT INTO outside (n) VALUES (-1)
----
error 23513: Check violated: outside column "n" of the domain "d" "d_check" expected VALUE > 0

SELECT * FROM over ORDER BY id
----
x | 5
y | 6

SELECT * FROM "New".v ORDER BY id
----
5 | x
6 | y

SELECT view_definition FROM information_schema.views WHERE table_name IN ('v', 'over') ORDER BY 1
----
SELECT a.note, v.id FROM "New".a JOIN "New".v ON a.id = v.id
SELECT id, note FROM a

SELECT column_default FROM information_schema.columns WHERE column_name = 'id' AND column_default IS NOT NULL ORDER BY 1
----
NEXT VALUE FOR "New".sq
nextval('sq')

SELECT * FROM s.a
----
error 3F000: Schema "s" not found (line 1, column 15)

INSERT INTO "New".a (id, note) VALUES (-1, 'z')
----
error 23513: Check violated: a "a_check" expected a.id > 0, found {"id":-1,"note":"z"}

ALTER SCHEMA public RENAME TO other
----
error 42P16: Schema "public" cannot have another name (line 1, column 14)

ALTER SCHEMA "New" RENAME TO joe
----
error 42710: Schema "joe" exists already (line 1, column 30)

ALTER SCHEMA "New" RENAME TO temp_1
----
error 42P16: Schema "temp_1" expected another name: temp_ and a number is where sessions have temporary objects (line 1, column 30)

ALTER SCHEMA nowhere RENAME TO s
----
error 3F000: Schema "nowhere" not found (line 1, column 14)

-- a sequence, and a table whose default needs one
ALTER SEQUENCE "New".sq RENAME TO numbers

INSERT INTO "New".a (note) VALUES ('z')

INSERT INTO outside (n) VALUES (3)

SELECT id FROM outside ORDER BY 1
----
7
10

SELECT column_default FROM information_schema.columns WHERE column_name = 'id' AND column_default IS NOT NULL ORDER BY 1
----
NEXT VALUE FOR "New".numbers
nextval('numbers')

CREATE SEQUENCE apart

CREATE TABLE q (id INT DEFAULT NEXTVAL('apart'), c INT UNIQUE NULLS NOT DISTINCT)

ALTER TABLE q SET SCHEMA joe

INSERT INTO joe.q (c) VALUES (NULL)

INSERT INTO joe.q (c) VALUES (NULL)
----
error 23505: Unique violated: q "q_c_key" expected new values of [c], found [null] already there

SELECT * FROM joe.q
----
1 | null

DROP SCHEMA "New"
----
error 2BP01: Schema "New" is not empty: it has "a"; drop what is in it first or use CASCADE (line 1, column 13)

-- the catalog is the database

SELECT COUNT(*), COUNT(table_catalog) = COUNT(*), MIN(table_catalog) = CURRENT_CATALOG FROM information_schema.tables WHERE table_name = 'audit'
----
1 | true | true

-- a view may have its schema before it, where its columns are named

CREATE TABLE joe.base (id INT PRIMARY KEY, a INT)

CREATE VIEW joe.shown AS SELECT id, a FROM joe.base

INSERT INTO joe.shown VALUES (1, 2), (2, 3)
----
changed 2

SELECT joe.shown.id, shown.a FROM joe.shown LEFT JOIN joe.base AS b ON b.id = joe.shown.a WHERE joe.shown.a > 1 ORDER BY joe.shown.id
----
1 | 2
2 | 3

SELECT joe.shown.* FROM joe.shown WHERE joe.shown.id = 1
----
1 | 2

SELECT public.shown.id FROM joe.shown
----
error 42S22: Table or column "public" not found

SELECT joe.s.id FROM joe.shown AS s
----
error 42S22: Table or column "joe" not found

UPDATE joe.shown SET a = joe.shown.a + 1 WHERE joe.shown.id = 1
----
changed 1

SELECT information_schema.tables.table_name FROM information_schema.tables WHERE information_schema.tables.table_schema = 'joe' AND information_schema.tables.table_type = 'VIEW'
----
shown
