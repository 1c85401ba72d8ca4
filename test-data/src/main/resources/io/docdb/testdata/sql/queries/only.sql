-- ONLY: no table inherits from another one here, so it says nothing. Where no other name follows, it is the table.

CREATE TABLE t (a INT)

INSERT INTO t VALUES (1), (2), (3)

SELECT a FROM ONLY t WHERE a > 1 ORDER BY a
----
2
3

SELECT o.a FROM ONLY (t) o JOIN ONLY "t" u ON o.a = u.a WHERE o.a = 2
----
2

UPDATE ONLY t SET a = 5 WHERE a = 3

DELETE FROM ONLY t WHERE a = 5

SELECT COUNT(*) FROM t
----
2

SELECT a FROM only
----
error 42S02: Collection or table "only" not found (line 1, column 15)

CREATE TABLE only (a INT)

INSERT INTO only VALUES (1)

UPDATE only SET a = 2

SELECT a FROM only
----
2

SELECT o.a FROM only AS o WHERE a = 2
----
2

DELETE FROM only

SELECT a FROM only
----
(no rows)
