-- what other systems have and docdb has not is refused by its name

CREATE TABLE t (id INT PRIMARY KEY, a INT ARRAY)

GRANT ALL ON t TO x
----
error 0A000: GRANT is not supported: who may open the database may do everything (line 1, column 1)

VACUUM
----
error 0A000: VACUUM is not supported: nothing needs it; CHECKPOINT empties the log (line 1, column 1)

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

CREATE TYPE mood AS ENUM ('a')
----
error 0A000: CREATE TYPE is not supported: a domain with CHECK (VALUE IN (…)) is an enumeration, JSON a structure (line 1, column 8)

CREATE EXTENSION IF NOT EXISTS postgis
----
error 0A000: Extension "postgis" is not supported: functions of uuid-ossp and pgcrypto are built in, others are not there (line 1, column 32)

-- a time of day with a zone would lose it

CREATE TABLE shift (starts TIME(3) WITH TIME ZONE)
----
error 0A000: Not supported: type TIME WITH TIME ZONE, for a time of day has no zone here; TIME holds the time, TIMESTAMP WITH TIME ZONE a moment with its offset, and a second column an offset alone (line 1, column 28)

SELECT CAST('10:00:00+02' AS TIMETZ)
----
error 0A000: Not supported: type TIME WITH TIME ZONE

SELECT JSON_VALUE('"10:00:00+02"', '$.time_tz()')
----
error 0A000: JSON path: .time_tz() is not supported
