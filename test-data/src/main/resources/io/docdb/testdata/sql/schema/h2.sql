-- Definitions as H2 writes them.

CREATE MEMORY TABLE m (id INT PRIMARY KEY, a INT, b INT, c INT, d INT)

CREATE MEMORY TEMP TABLE fleeting (id INT)

CREATE CACHED TABLE kept (id INT PRIMARY KEY)

ALTER TABLE m DROP COLUMN a, b

ALTER TABLE m DROP COLUMN IF EXISTS zz, c

ALTER TABLE m ADD COLUMN e INT, DROP COLUMN d, DROP COLUMN e

ALTER TABLE m ADD (a INT, b INT)

SELECT column_name FROM information_schema.columns WHERE table_name = 'm' ORDER BY ordinal_position
----
id
a
b

ALTER TABLE m DROP (a, b)

ALTER TABLE m DROP COLUMN nope, id
----
error 42S22: Column "nope" not found in m (line 1, column 27)

-- COLUMN misspelt is no name of a column, where a name and a type follow.
ALTER TABLE m ADD COLUM g INT
----
error 42601: Syntax error: expected COLUMN or IF, found "COLUM", did you mean "COLUMN"? (line 1, column 19)

ALTER TABLE m ADD colum VARCHAR(10)

SELECT * FROM m

-- PostgreSQL's functions for comments
COMMENT ON TABLE m IS 'a table'

COMMENT ON COLUMN m.colum IS 'a column'

SELECT OBJ_DESCRIPTION('m'::regclass), OBJ_DESCRIPTION('public.M'::regclass, 'pg_class'), COL_DESCRIPTION('m'::regclass, 2), OBJ_DESCRIPTION('kept'), COL_DESCRIPTION('m', 9)
----
a table | a table | a column | null | null

-- DROP ALL OBJECTS takes what was made, whatever needs it.
CREATE SCHEMA side

CREATE TABLE side.u (id INT REFERENCES kept (id), v INT)

INSERT INTO kept VALUES (1)

INSERT INTO side.u VALUES (1, 2)

CREATE INDEX u_v ON side.u (v)

CREATE VIEW seen AS SELECT * FROM side.u

CREATE SEQUENCE numbers

CREATE TABLE drawn (id INT DEFAULT NEXT VALUE FOR numbers)

CREATE DOMAIN positive AS INT CHECK (VALUE > 0)

CREATE TABLE counted (n positive)

DROP ALL OBJECTS

SELECT table_name FROM information_schema.tables WHERE table_schema NOT IN ('information_schema') ORDER BY table_name
----
audit
audit_log

SELECT schema_name FROM information_schema.schemata
----
public

SELECT (SELECT COUNT(*) FROM information_schema.sequences), (SELECT COUNT(*) FROM information_schema.domains)
----
0 | 0

CREATE TABLE kept (id INT PRIMARY KEY)

DROP ALL OBJECTS DELETE FILES
