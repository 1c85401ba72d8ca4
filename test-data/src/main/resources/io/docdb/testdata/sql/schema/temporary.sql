-- Temporary tables, views and sequences: found by their session alone, before others of the same name.

CREATE TABLE people (id INT, name VARCHAR(20))

INSERT INTO people VALUES (1, 'Ada'), (2, 'Bob')

CREATE TEMPORARY VIEW numbers AS SELECT * FROM (VALUES (1, 'one'), (2, 'two')) v(n, word)

SELECT * FROM numbers ORDER BY n
----
1 | one
2 | two

CREATE OR REPLACE TEMPORARY VIEW numbers AS SELECT p.id AS n FROM people p

SELECT n FROM numbers ORDER BY n
----
1
2

-- a view over a temporary view

CREATE TEMP VIEW twice AS SELECT 2 * n AS n FROM numbers

SELECT SUM(n) FROM twice
----
6

-- a temporary view hides the table of its name, until it is dropped

CREATE TEMP VIEW people AS SELECT 'nobody' AS name

SELECT name FROM people
----
nobody

SELECT COUNT(*) FROM public.people
----
2

DROP VIEW people

SELECT COUNT(*) FROM people
----
2

-- what a view of a schema reads is not hidden

CREATE VIEW names AS SELECT name FROM people

CREATE TEMP TABLE people (name VARCHAR(20))

SELECT name FROM names ORDER BY name
----
Ada
Bob

SELECT COUNT(*) FROM people
----
0

DROP TABLE people

-- sequences

CREATE TEMPORARY SEQUENCE counter START WITH 5

SELECT NEXT VALUE FOR counter, NEXTVAL('counter')
----
5 | 6

ALTER SEQUENCE counter RESTART WITH 1

SELECT NEXT VALUE FOR counter
----
1

DROP SEQUENCE counter

SELECT NEXT VALUE FOR counter
----
error 42704: Sequence "counter" not found

DROP VIEW twice

DROP VIEW numbers

SELECT * FROM numbers
----
error 42S02: Collection or table "numbers" not found

CREATE SCHEMA temp_7
----
error 42P16: expected another name

-- what reads a temporary table is temporary itself

CREATE TEMP TABLE mine (x INT)

INSERT INTO mine VALUES (3)

CREATE VIEW of_mine AS SELECT x FROM mine

SELECT x FROM of_mine
----
3

SELECT COUNT(*) FROM information_schema.views WHERE table_name = 'of_mine' AND table_schema LIKE 'temp%'
----
1

-- Their indexes are found as they are
CREATE TEMPORARY TABLE indexed (a INT)
----
changed 0

CREATE INDEX indexed_a ON indexed (a)
----
changed 0

DROP INDEX indexed_a
----
changed 0

DROP INDEX indexed_a
----
error 42S12: Index "indexed_a" not found

DROP TABLE indexed
----
changed 0
