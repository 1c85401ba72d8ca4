-- Tables of one name in two schemas are two tables: to foreign keys, and when one of them is dropped.

CREATE SCHEMA s

CREATE TABLE s.a (id INT PRIMARY KEY)

CREATE TABLE a (id INT PRIMARY KEY, r INT REFERENCES s.a)

INSERT INTO s.a VALUES (1)

INSERT INTO a VALUES (1, 1)

INSERT INTO a VALUES (2, 2)
----
error 23503: Foreign key violated: a "a_r_fkey" expected [id] of a to be [2], found no such document

DROP TABLE s.a
----
error 2BP01: Table "a" is referred to by a foreign key of "a"; drop that first or use CASCADE (line 1, column 1)

CREATE TABLE s.b (id INT PRIMARY KEY, up INT REFERENCES b)

CREATE TABLE s.c (id INT PRIMARY KEY, up INT REFERENCES s.c, also INT REFERENCES s.a)

DROP SCHEMA s CASCADE

INSERT INTO a VALUES (2, 2)

SELECT constraint_name FROM information_schema.table_constraints WHERE table_name = 'a'
----
a_pkey

-- a schema keeps what is in it, and what needs that; with CASCADE defaults lose their sequence
CREATE SCHEMA q

CREATE SEQUENCE q.sq

CREATE TABLE uses (id INT DEFAULT nextval('q.sq'), v INT)

CREATE DOMAIN q.d AS INT

CREATE VIEW q.v AS SELECT 1 AS x

CREATE VIEW reads AS SELECT x FROM q.v

DROP SCHEMA q
----
error 2BP01: Schema "q" is not empty: it has "v"; drop what is in it first or use CASCADE (line 1, column 13)

DROP SCHEMA q CASCADE

SELECT column_default FROM information_schema.columns WHERE table_name = 'uses' AND column_name = 'id'
----
null

INSERT INTO uses (v) VALUES (1)

SELECT * FROM reads
----
error 42S02: Collection or table "reads" not found (line 1, column 15)

CREATE SCHEMA only_view CREATE VIEW v AS SELECT 1 AS x

DROP SCHEMA only_view
----
error 2BP01: Schema "only_view" is not empty: it has "v"; drop what is in it first or use CASCADE (line 1, column 13)

CREATE SCHEMA only_seq CREATE SEQUENCE s

DROP SCHEMA only_seq RESTRICT
----
error 2BP01: Schema "only_seq" is not empty: it has "s"; drop what is in it first or use CASCADE (line 1, column 13)

-- foreign keys to several tables that go
CREATE TABLE k1 (id INT PRIMARY KEY)

CREATE TABLE k2 (id INT PRIMARY KEY)

CREATE TABLE k3 (a INT REFERENCES k1, b INT REFERENCES k2)

DROP TABLE k1, k2 CASCADE

INSERT INTO k3 VALUES (1, 2)

SELECT constraint_name FROM information_schema.table_constraints WHERE table_name = 'k3'
----


CREATE TABLE own (id INT PRIMARY KEY, up INT REFERENCES own)

CREATE TABLE below (id INT REFERENCES own)

DROP TABLE own
----
error 2BP01: Table "own" is referred to by a foreign key of "below"; drop that first or use CASCADE (line 1, column 1)

DROP TABLE own, below
