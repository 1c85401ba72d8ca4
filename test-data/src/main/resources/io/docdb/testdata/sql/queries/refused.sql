-- what other systems have and docdb has not is refused by its name

CREATE TABLE t (id INT PRIMARY KEY, a INT ARRAY)

GRANT ALL ON t TO x
----
error 0A000: GRANT is not supported: who may open the database may do everything (line 1, column 1)

VACUUM INTO 'copy'
----
error 0A000: VACUUM INTO is not supported: BACKUP DATABASE TO copies it (line 1, column 8)

LOCK TABLES t WRITE
----
error 0A000: LOCK is not supported: LOCK TABLE … IN EXCLUSIVE MODE locks tables until the transaction ends (line 1, column 1)

PREPARE p AS SELECT 1
----
error 0A000: PREPARE is not supported: the connection prepares statements (line 1, column 1)

COPY t FROM 'file'
----
error 0A000: COPY is not supported: INSERT … SELECT, or a batch of INSERTs, loads rows (line 1, column 1)

USE other
----
error 0A000: USE is not supported: SET SCHEMA changes the schema (line 1, column 1)

CREATE FUNCTION f() RETURNS int
----
error 0A000: CREATE FUNCTION is not supported: there is no procedural language (line 1, column 8)

CREATE OR REPLACE PROCEDURE p()
----
error 0A000: CREATE PROCEDURE is not supported: there is no procedural language (line 1, column 19)

CREATE TRIGGER tr BEFORE INSERT ON t
----
error 0A000: CREATE TRIGGER is not supported: there is no procedural language (line 1, column 8)

CREATE TYPE place AS (x INT, y INT)
----
error 0A000: A type that is no ENUM is not supported: CREATE DOMAIN gives a type constraints of its own, JSON holds a structure (line 1, column 22)

CREATE EXTENSION IF NOT EXISTS postgis
----
error 0A000: Extension "postgis" is not supported: functions of uuid-ossp and pgcrypto are built in, others are not there (line 1, column 32)
