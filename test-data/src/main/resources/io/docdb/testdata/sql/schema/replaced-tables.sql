-- MODIFY to an unsigned type, CREATE OR REPLACE TABLE, DROP TEMPORARY TABLE, CREATE UNLOGGED TABLE

CREATE TABLE t (id INT PRIMARY KEY, a INT, n INT CHECK (n > 3))

ALTER TABLE t MODIFY a INT UNSIGNED

INSERT INTO t VALUES (1, -1, 4)
----
error 23513: Check violated: t "t_a_check" expected a >= 0 AND a <= 4294967295, found {"id":1,"a":-1,"n":4}

ALTER TABLE t MODIFY COLUMN a BIGINT UNSIGNED NOT NULL

INSERT INTO t VALUES (1, 5000000000, 4)

ALTER TABLE t CHANGE a b TINYINT UNSIGNED
----
error 22003: Number out of range: expected SMALLINT, found 5000000000

DELETE FROM t

ALTER TABLE t CHANGE a b TINYINT UNSIGNED NOT NULL

SELECT constraint_name, check_clause FROM information_schema.check_constraints ORDER BY 1
----
t_a_check | b >= 0
t_b_check | b >= 0 AND b <= 255
t_n_check | n > 3

ALTER TABLE t MODIFY b INT

INSERT INTO t VALUES (1, 5000, 3)
----
error 23513: Check violated: t "t_n_check" expected n > 3, found {"id":1,"b":5000,"n":3}

ALTER TABLE t ALTER COLUMN n SET DATA TYPE BIGINT

INSERT INTO t VALUES (1, 5000, 3)
----
error 23513: Check violated: t "t_n_check" expected n > 3, found {"id":1,"b":5000,"n":3}

CREATE OR REPLACE TABLE t (x VARCHAR(10) PRIMARY KEY, y INT)

SELECT * FROM t
----
(no rows)

CREATE OR REPLACE TABLE made AS SELECT 1 AS one

CREATE OR REPLACE TABLE made (id INT PRIMARY KEY)

CREATE TABLE refers (id INT REFERENCES made)

CREATE OR REPLACE TABLE made (id INT)
----
error 2BP01: Table "made" is referred to by a foreign key of "refers"; drop that first or use CASCADE (line 1, column 1)

CREATE OR REPLACE TABLE IF NOT EXISTS made (id INT)
----
error 42601: CREATE TABLE expected OR REPLACE or IF NOT EXISTS, found both (line 1, column 1)

CREATE TEMPORARY TABLE t (mine INT)

CREATE OR REPLACE TEMPORARY TABLE t (mine INT, more INT)

SELECT * FROM t
----
(no rows)

DROP TEMPORARY TABLE t

SELECT * FROM t
----
(no rows)

DROP TEMPORARY TABLE t
----
error 42S02: Temporary table "t" not found (line 1, column 22)

DROP TEMPORARY TABLE IF EXISTS t

SELECT count(*) FROM t
----
0

CREATE UNLOGGED TABLE quick (a INT)

INSERT INTO quick VALUES (1)

CREATE SCHEMA s1

CREATE SEQUENCE s1.numbers

CREATE TABLE counted (a INT DEFAULT nextval('numbers'))
----
error 42704: Sequence "numbers" not found, did you mean "s1.numbers"? (line 1, column 37)

CREATE TABLE counted (a INT DEFAULT nextval('s1.numbers'))
