-- CREATE TABLE … (LIKE …): what of another table names that table names the new one; and words of dumps that mean nothing here.

CREATE TABLE src (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a INT CHECK (src.a > 0) NO INHERIT, g INT GENERATED ALWAYS AS (src.a * 2) STORED, CONSTRAINT low CHECK (src.a < 9) NO INHERIT)

CREATE INDEX ON src ((src.a + 1)) WHERE src.a > 3

CREATE TABLE dst (LIKE src INCLUDING ALL)

INSERT INTO dst (a) VALUES (4)

INSERT INTO dst (a) VALUES (9)
----
error 23513: Check violated: dst "low" expected dst.a < 9, found {"id":2,"a":9,"g":18}

INSERT INTO dst (a) VALUES (0)
----
error 23513: Check violated: dst "src_a_check" expected dst.a > 0, found {"id":3,"a":0,"g":0}

SELECT * FROM dst WHERE a + 1 = 5 AND a > 3
----
1 | 4 | 8

-- a view gives its columns
CREATE VIEW shows AS SELECT a AS n, CAST(g AS BIGINT) AS twice, CAST('x' AS VARCHAR(9)) AS v FROM src

CREATE TABLE alike (LIKE shows INCLUDING ALL, more INT)

SELECT column_name, data_type, character_maximum_length FROM information_schema.columns WHERE table_name = 'alike' ORDER BY ordinal_position
----
n | INTEGER | null
twice | BIGINT | null
v | CHARACTER VARYING | 9
more | INTEGER | null

CREATE TABLE none (LIKE nothing)
----
error 42S02: Collection or table "nothing" not found (line 1, column 25)

-- how a table is stored is another matter here
ALTER TABLE ONLY src ALTER COLUMN a SET STORAGE PLAIN, ALTER a SET STATISTICS -1, CLUSTER ON low, REPLICA IDENTITY FULL, SET WITHOUT CLUSTER, SET LOGGED

ALTER TABLE src ALTER COLUMN b SET STATISTICS 100
----
error 42S22: Column "b" not found in src (line 1, column 30)

