-- a session may ignore foreign keys while it loads or empties tables in any order: H2's, MySQL's and PostgreSQL's words for it
CREATE TABLE parent (id INT PRIMARY KEY)

CREATE TABLE child (id INT PRIMARY KEY, parent INT REFERENCES parent ON DELETE CASCADE ON UPDATE CASCADE)

INSERT INTO child VALUES (1, 1)
----
error 23503

SET REFERENTIAL_INTEGRITY FALSE

SHOW foreign_key_checks
----
off

INSERT INTO child VALUES (1, 1), (2, 2)
----
changed 2

INSERT INTO parent VALUES (1), (2)
----
changed 2

-- nothing follows, either
UPDATE parent SET id = 3 WHERE id = 2
----
changed 1

DELETE FROM parent WHERE id = 1
----
changed 1

TRUNCATE TABLE parent

SELECT id, parent FROM child
----
1 | 1
2 | 2

SET REFERENTIAL_INTEGRITY TRUE

-- what was written meanwhile is not looked at; what is written from now on is
UPDATE child SET parent = 7 WHERE id = 1
----
error 23503

TRUNCATE TABLE parent
----
error 2BP01: Cannot truncate "parent": a foreign key of "child" refers to it; name both, or say CASCADE (line 1, column 16)

SET FOREIGN_KEY_CHECKS = 0

INSERT INTO child VALUES (3, 3)
----
changed 1

SET FOREIGN_KEY_CHECKS = 1

INSERT INTO child VALUES (4, 4)
----
error 23503

SET session_replication_role = replica

INSERT INTO child VALUES (4, 4)
----
changed 1

SET session_replication_role = origin

INSERT INTO child VALUES (5, 5)
----
error 23503

SET session_replication_role = nobody
----
error 22023: Setting "session_replication_role" expected origin, local or replica, found "nobody"

SET FOREIGN_KEY_CHECKS = maybe
----
error 22023: Setting expected on or off, found "maybe"

-- settings of H2 that are about its own caches, files and logs; and dialects whose words are known
SET DB_CLOSE_DELAY -1

SET TRACE_LEVEL_FILE 0

SET MODE PostgreSQL

SET MODE Oracle
----
error 22023: Setting "mode" expected Regular, PostgreSQL, MySQL or MariaDB, found "Oracle": there is one dialect, which knows everyday words of others
