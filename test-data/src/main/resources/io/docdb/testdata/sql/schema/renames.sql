-- New names and types: what names the old ones learns the new ones, or keeps them.

CREATE TABLE t (id INT PRIMARY KEY, c INT, g INT GENERATED ALWAYS AS (t.c * 2), CHECK (t.c > 0))

CREATE INDEX t_x ON t ((t.c + 1)) WHERE t.c > 5

ALTER TABLE t RENAME TO u

INSERT INTO u (id, c) VALUES (1, 7)

INSERT INTO u (id, c) VALUES (2, -7)
----
error 23513: Check violated: u "t_c_check" expected u.c > 0, found {"id":2,"c":-7,"g":-14}

SELECT * FROM u WHERE c + 1 = 8 AND c > 5
----
1 | 7 | 14

EXPLAIN SELECT id FROM u WHERE c + 1 = 8 AND c > 5
----
Project  columns: id  (rows=1 cost=2.5)
'  IndexOnlyScan u  index: t_x; range: u.c + 1 = 8  (rows=1 cost=2.5)'

ALTER TABLE u RENAME COLUMN c TO d

INSERT INTO u (id, d) VALUES (2, 8)

SELECT * FROM u WHERE d + 1 = 9 AND d > 5
----
2 | 8 | 16

-- defaults need their sequences
CREATE SEQUENCE sq

CREATE SEQUENCE taken

CREATE TABLE s (id INT DEFAULT NEXTVAL('sq') PRIMARY KEY, v INT)

DROP SEQUENCE sq
----
error 2BP01: Sequence "sq" counts for column "id" of "s": drop its default first or use CASCADE (line 1, column 15)

ALTER SEQUENCE sq RENAME TO sq2

SELECT column_default FROM information_schema.columns WHERE table_name = 's' AND column_name = 'id'
----
nextval('sq2')

ALTER SEQUENCE sq2 RENAME TO taken
----
error 42710: Sequence "taken" exists already (line 1, column 30)

ALTER SEQUENCE taken RENAME TO free

SELECT NEXTVAL('free')
----
1

INSERT INTO s (v) VALUES (1)

DROP SEQUENCE sq2 CASCADE

INSERT INTO s (id, v) VALUES (2, 2)

INSERT INTO s (v) VALUES (3)
----
error 23502: NULL not allowed: s column "id" expected a value of type INTEGER, found NULL

-- identity columns count with theirs
CREATE TABLE w (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n INT)

ALTER SEQUENCE w_id_seq RENAME TO w_numbers

INSERT INTO w (n) VALUES (4)

DROP SEQUENCE w_numbers CASCADE
----
error 2BP01: Sequence "w_numbers" counts for column "id" of "w": DROP IDENTITY takes it along (line 1, column 15)

ALTER TABLE w ALTER COLUMN id DROP IDENTITY

DROP SEQUENCE w_numbers
----
error 42704: Sequence "w_numbers" not found (line 1, column 15)

-- what can never be equal cannot refer
CREATE TABLE a (id INT PRIMARY KEY, x INT UNIQUE)

CREATE TABLE b (id INT PRIMARY KEY, ax INT REFERENCES a (x))

ALTER TABLE a ALTER COLUMN x TYPE VARCHAR(10)
----
error 42804: Foreign key expected "ax" to be CHARACTER VARYING(10) as "x" of "a" is, found INTEGER (line 1, column 15)

ALTER TABLE b ALTER COLUMN ax TYPE DATE USING NULL
----
error 42804: Foreign key expected "ax" to be INTEGER as "x" of "a" is, found DATE (line 1, column 15)

ALTER TABLE b ALTER COLUMN ax TYPE BIGINT

CREATE TABLE bad (at TIMESTAMP, ax DATE, FOREIGN KEY (ax) REFERENCES a)
----
error 42804: Foreign key expected "ax" to be INTEGER as "id" of "a" is, found DATE (line 1, column 42)

CREATE TABLE r (id INT PRIMARY KEY, p INT UNIQUE, q INT REFERENCES r (p))

ALTER TABLE r ALTER COLUMN p TYPE VARCHAR(10), ALTER COLUMN q TYPE VARCHAR(10)

ALTER TABLE r ALTER COLUMN q TYPE INT
----
error 42804: Foreign key expected "q" to be CHARACTER VARYING(10) as "p" of "r" is, found INTEGER (line 1, column 15)

CREATE VIEW v1 AS SELECT id, ax FROM b

CREATE VIEW v2 AS SELECT ax FROM v1

CREATE OR REPLACE VIEW v1 AS SELECT id, ax, 1 AS one FROM b

CREATE OR REPLACE VIEW v1 AS SELECT id FROM b
----
error 2BP01: View "v2" needs what is changed here; drop it first (line 1, column 1)

SELECT * FROM v2
----

-- no name is given twice
CREATE TABLE k (id INT PRIMARY KEY, a INT, b INT, CONSTRAINT u1 UNIQUE (a), CONSTRAINT c1 CHECK (b > 0))

CREATE INDEX i1 ON k (a)

CREATE INDEX i2 ON k (b)

ALTER INDEX i1 RENAME TO i2
----
error 42S11: Index "i2" exists already (line 1, column 26)

ALTER INDEX i1 RENAME TO i1

ALTER INDEX IF EXISTS nope RENAME TO x

ALTER INDEX nope RENAME TO x
----
error 42S12: Index "nope" not found (line 1, column 1)

ALTER TABLE k RENAME CONSTRAINT c1 TO u1
----
error 42710: Constraint "u1" exists already on "k" (line 1, column 39)

ALTER TABLE k RENAME CONSTRAINT nope TO u2
----
error 42704: Constraint "nope" not found on "k" (line 1, column 33)

ALTER TABLE k RENAME CONSTRAINT c1 TO c2

INSERT INTO k VALUES (1, 1, 0)
----
error 23513: Check violated: k "c2" expected b > 0, found {"id":1,"a":1,"b":0}

-- counters that were restarted keep their next number
CREATE SEQUENCE restarted

ALTER SEQUENCE restarted RESTART WITH 50

ALTER SEQUENCE restarted RENAME TO again

SELECT NEXTVAL('again')
----
50

