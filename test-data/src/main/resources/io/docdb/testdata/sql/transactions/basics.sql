CREATE TABLE t (id INT PRIMARY KEY);

BEGIN

INSERT INTO t VALUES (1)

ROLLBACK

SELECT COUNT(*) FROM t
----
0

START TRANSACTION

INSERT INTO t VALUES (1)

SAVEPOINT a

INSERT INTO t VALUES (2)

SAVEPOINT b

INSERT INTO t VALUES (3)

ROLLBACK TO SAVEPOINT b

SELECT id FROM t ORDER BY id
----
1
2

ROLLBACK TO a

-- a failed statement leaves the transaction alive
INSERT INTO t VALUES (1)
----
error 23505: Unique violated: t "t_pkey" expected a new key, found id = 1 already there

INSERT INTO t VALUES (4), (1)
----
error 23505: Unique violated: t "t_pkey" expected a new key, found id = 1 already there

RELEASE SAVEPOINT a

ROLLBACK TO SAVEPOINT a
----
error 3B001: Savepoint "a" not found

INSERT INTO t VALUES (9)

COMMIT

SELECT id FROM t ORDER BY id
----
1
9

BEGIN

CREATE TABLE gone (x INT)

INSERT INTO gone VALUES (1)

SELECT x FROM gone
----
1

ROLLBACK

SELECT x FROM gone
----
error 42S02: Collection or table "gone" not found (line 1, column 15)

START TRANSACTION READ ONLY

INSERT INTO t VALUES (5)
----
error 25006: Read-only transaction

COMMIT

START TRANSACTION ISOLATION LEVEL SERIALIZABLE

SELECT COUNT(*) FROM t
----
2

COMMIT

BEGIN

SELECT id FROM t WHERE id = 1 FOR UPDATE
----
1

SELECT id FROM t ORDER BY id FOR UPDATE SKIP LOCKED
----
1
9

COMMIT

-- ABORT is ROLLBACK; what TRUNCATE made to begin anew goes on after a rollback
CREATE TABLE numbered (id SERIAL PRIMARY KEY, x INT)
----
changed 0

INSERT INTO numbered (x) VALUES (1), (2)
----
changed 2

BEGIN
----
changed 0

TRUNCATE numbered RESTART IDENTITY
----
changed 0

INSERT INTO numbered (x) VALUES (3)
----
changed 1

SELECT id, x FROM numbered
----
1 | 3

ABORT
----
changed 0

INSERT INTO numbered (x) VALUES (4)
----
changed 1

SELECT id, x FROM numbered ORDER BY id
----
1 | 1
2 | 2
3 | 4

TRUNCATE numbered RESTART IDENTITY
----
changed 0

INSERT INTO numbered (x) VALUES (5)
----
changed 1

SELECT id, x FROM numbered
----
1 | 5

-- RESTART is undone, too, and the actions of one ALTER build upon each other
BEGIN
----
changed 0

ALTER TABLE numbered ALTER COLUMN id RESTART WITH 1
----
changed 0

ABORT
----
changed 0

INSERT INTO numbered (x) VALUES (6)
----
changed 1

ALTER TABLE numbered ALTER COLUMN id SET INCREMENT BY 5, ALTER COLUMN id SET START WITH 100, ALTER COLUMN id RESTART
----
changed 0

INSERT INTO numbered (x) VALUES (7), (8)
----
changed 2

SELECT id, x FROM numbered ORDER BY id
----
1 | 5
2 | 6
100 | 7
105 | 8

DELETE FROM numbered WHERE id > 1
----
changed 3

-- SHOW tells of the open transaction; SET TRANSACTION may be the first in it, AND CHAIN goes on as it was
BEGIN
----
changed 0

SET TRANSACTION ISOLATION LEVEL SERIALIZABLE
----
changed 0

SHOW transaction_isolation
----
serializable

SELECT COUNT(*) FROM numbered
----
1

SET TRANSACTION ISOLATION LEVEL READ COMMITTED
----
error 25000: SET TRANSACTION expected no open transaction

COMMIT AND CHAIN
----
changed 0

SHOW transaction_isolation
----
serializable

ROLLBACK
----
changed 0

SHOW transaction_isolation
----
read committed

START TRANSACTION ISOLATION LEVEL REPEATABLE READ
----
changed 0

SHOW transaction_isolation
----
snapshot

COMMIT
----
changed 0

-- Where no transaction is open, SET TRANSACTION has nothing to say it of
SET TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY
----
changed 0

SHOW transaction_isolation
----
read committed

INSERT INTO numbered SELECT * FROM numbered WHERE FALSE
----
changed 0
