-- turning auto-commit on commits what is open
CREATE TABLE t (id INT PRIMARY KEY)

SET AUTOCOMMIT OFF

INSERT INTO t VALUES (1)

ROLLBACK

SELECT COUNT(*) FROM t
----
0

INSERT INTO t VALUES (2)

SET AUTOCOMMIT ON

ROLLBACK

SELECT id FROM t
----
2

SET AUTOCOMMIT = 0

INSERT INTO t VALUES (3)

SET AUTOCOMMIT TO TRUE

SELECT id FROM t
----
2
3

SET AUTOCOMMIT maybe
----
error 42601: Syntax error: expected "=", TO, ON or OFF, found "maybe" (line 1, column 16)
