CREATE TABLE c (id INT PRIMARY KEY, n INT NOT NULL CHECK (n > 0), e VARCHAR(20) UNIQUE, CONSTRAINT small CHECK (n < 100));

INSERT INTO c VALUES (1, 1, 'a')

INSERT INTO c VALUES (2, NULL, 'b')
----
error 23502: NULL not allowed: c column "n" expected a value of type INTEGER, found NULL

INSERT INTO c VALUES (2, 0, 'b')
----
error 23513: Check violated: c "c_n_check" expected n > 0, found {"id":2,"n":0,"e":"b"}

INSERT INTO c VALUES (2, 100, 'b')
----
error 23513: Check violated: c "small" expected n < 100, found {"id":2,"n":100,"e":"b"}

INSERT INTO c VALUES (2, 1, 'a')
----
error 23505: Unique violated: c "c_e_key" expected new values of [e], found ["a"] already there

-- a unique column takes many nulls
INSERT INTO c VALUES (2, 1, NULL), (3, 1, NULL)

UPDATE c SET n = n - 1 WHERE id = 1
----
error 23513: Check violated: c "c_n_check" expected n > 0, found {"id":1,"n":0,"e":"a"}

CREATE TABLE p (id INT PRIMARY KEY, name VARCHAR(10));

CREATE TABLE k (id INT PRIMARY KEY, pid INT REFERENCES p (id));

INSERT INTO p VALUES (1, 'one'), (2, 'two');

INSERT INTO k VALUES (1, 1), (2, NULL)

INSERT INTO k VALUES (3, 9)
----
error 23503: Foreign key violated: k "k_pid_fkey" expected [id] of p to be [9], found no such document

DELETE FROM p WHERE id = 1
----
error 23503: Foreign key violated: p [id] = [1] is still referred to by k "k_pid_fkey"

UPDATE p SET id = 5 WHERE id = 1
----
error 23503: Foreign key violated: p [id] = [1] is still referred to by k "k_pid_fkey"

DELETE FROM p WHERE id = 2

UPDATE k SET pid = 7 WHERE id = 1
----
error 23503: Foreign key violated: k "k_pid_fkey" expected [id] of p to be [7], found no such document

DROP TABLE p
----
error 2BP01: Table "p" is referred to by a foreign key of "k"; drop that first or use CASCADE (line 1, column 1)

CREATE TABLE kc (id INT PRIMARY KEY, pid INT, CONSTRAINT fk_kc FOREIGN KEY (pid) REFERENCES p (id) ON DELETE CASCADE ON UPDATE CASCADE);

CREATE TABLE kn (id INT PRIMARY KEY, pid INT REFERENCES p ON DELETE SET NULL);

CREATE TABLE kd (id INT PRIMARY KEY, pid INT DEFAULT 1 REFERENCES p ON DELETE SET DEFAULT);

INSERT INTO p VALUES (10, 'ten'), (11, 'eleven');

INSERT INTO kc VALUES (1, 10), (2, 11);

INSERT INTO kn VALUES (1, 10), (2, 11);

INSERT INTO kd VALUES (1, 10), (2, 11);

DELETE FROM p WHERE id = 10

SELECT id, pid FROM kc UNION ALL SELECT id + 10, pid FROM kn UNION ALL SELECT id + 20, pid FROM kd ORDER BY 1
----
2 | 11
11 | null
12 | 11
21 | 1
22 | 11

UPDATE kd SET pid = 1 WHERE id = 2

DELETE FROM kn WHERE id = 2

UPDATE p SET id = 12 WHERE id = 11

SELECT id, pid FROM kc
----
2 | 12

ALTER TABLE kc DROP CONSTRAINT fk_kc

INSERT INTO kc VALUES (3, 77)

ALTER TABLE kc ADD CONSTRAINT again FOREIGN KEY (pid) REFERENCES p (id)
----
error 23503: Foreign key violated: kc "again" expected [id] of p to be [77], found no such document

DELETE FROM kc WHERE id = 3

ALTER TABLE kc ADD CONSTRAINT again FOREIGN KEY (pid) REFERENCES p (id)

INSERT INTO kc VALUES (4, 77)
----
error 23503: Foreign key violated: kc "again" expected [id] of p to be [77], found no such document

-- a table that refers to itself
CREATE TABLE tree (id INT PRIMARY KEY, parent INT REFERENCES tree (id) ON DELETE CASCADE);

INSERT INTO tree VALUES (1, NULL), (2, 1), (3, 2)

INSERT INTO tree VALUES (5, 6), (6, NULL)

DELETE FROM tree WHERE id = 1

SELECT COUNT(*) FROM tree
----
2

CREATE TABLE two (a INT, b INT, PRIMARY KEY (a, b));

INSERT INTO two VALUES (1, 1), (1, 2)

INSERT INTO two VALUES (1, 2)
----
error 23505: Unique violated: two "two_pkey" expected a new key, found a = 1, b = 2 already there

CREATE TABLE ref2 (x INT, y INT, FOREIGN KEY (x, y) REFERENCES two (a, b));

INSERT INTO ref2 VALUES (1, 2), (1, NULL)

INSERT INTO ref2 VALUES (2, 1)
----
error 23503: Foreign key violated: ref2 "ref2_x_y_fkey" expected [a, b] of two to be [2, 1], found no such document

ALTER TABLE two ADD CONSTRAINT uq UNIQUE (b)

INSERT INTO two VALUES (9, 2)
----
error 23505: Unique violated: two "uq" expected new values of [b], found [2] already there

CREATE UNIQUE INDEX kc_pid ON kc (pid)

INSERT INTO kc VALUES (9, 12)
----
error 23505: Unique violated: kc "kc_pid" expected new values of [pid], found [12] already there

CREATE TABLE bad (id INT PRIMARY KEY, x INT REFERENCES nowhere (id))
----
error 42S02: Collection or table "nowhere" not found (line 1, column 56)

CREATE TABLE bad (id INT, id INT)
----
error 42S21: Column "id" is declared twice in "bad" (line 1, column 1)

CREATE TABLE bad (id INT PRIMARY KEY, y INT CHECK (z > 1))
----
error 42S22: Column "z" not found; there are [id, y]

-- what one statement does is checked when it is done
INSERT INTO tree VALUES (10, 11), (11, 12), (12, NULL)
----
changed 3

CREATE TABLE boss (id INT PRIMARY KEY, chief INT REFERENCES boss (id))

INSERT INTO boss VALUES (1, NULL), (2, 1), (3, 2), (4, 4)
----
changed 4

DELETE FROM boss WHERE id = 1
----
error 23503: Foreign key violated: boss [id] = [1] is still referred to by boss "boss_chief_fkey"

DELETE FROM boss WHERE id <> 2
----
error 23503: Foreign key violated: boss [id] = [1] is still referred to by boss "boss_chief_fkey"

DELETE FROM boss
----
changed 4

INSERT INTO boss VALUES (3, 2), (2, 9)
----
error 23503: Foreign key violated: boss "boss_chief_fkey" expected [id] of boss to be [9], found no such document

-- TRUNCATE leaves no row that refers to nothing

CREATE TABLE authors (id INT PRIMARY KEY)

CREATE TABLE books (id INT PRIMARY KEY, author INT REFERENCES authors)

CREATE TABLE loans (id INT PRIMARY KEY, book INT REFERENCES books)

INSERT INTO authors VALUES (1)

INSERT INTO books VALUES (1, 1)

INSERT INTO loans VALUES (1, 1)

TRUNCATE TABLE authors
----
error 2BP01: Cannot truncate "authors": a foreign key of "books" refers to it; name both, or say CASCADE (line 1, column 16)

TRUNCATE TABLE authors, books
----
error 2BP01: Cannot truncate "books": a foreign key of "loans" refers to it; name both, or say CASCADE (line 1, column 25)

SELECT (SELECT COUNT(*) FROM authors), (SELECT COUNT(*) FROM books), (SELECT COUNT(*) FROM loans)
----
1 | 1 | 1

TRUNCATE TABLE loans, authors, books

SELECT (SELECT COUNT(*) FROM authors), (SELECT COUNT(*) FROM books), (SELECT COUNT(*) FROM loans)
----
0 | 0 | 0

INSERT INTO authors VALUES (1)

INSERT INTO books VALUES (1, 1)

INSERT INTO loans VALUES (1, 1)

TRUNCATE TABLE authors CASCADE

SELECT (SELECT COUNT(*) FROM authors), (SELECT COUNT(*) FROM books), (SELECT COUNT(*) FROM loans)
----
0 | 0 | 0

-- a foreign key holds at the end of the statement, one that is deferred at the end of the transaction

CREATE TABLE ring (id INT PRIMARY KEY, next INT REFERENCES ring)

INSERT INTO ring VALUES (10, 11), (11, 12), (12, 10)

DELETE FROM ring WHERE id = 10
----
error 23503: Foreign key violated: ring [id] = [10] is still referred to by ring "ring_next_fkey"

DELETE FROM ring

SELECT COUNT(*) FROM ring
----
0

CREATE TABLE chain (id INT PRIMARY KEY, next INT REFERENCES chain ON DELETE CASCADE)

CREATE INDEX chain_next ON chain (next)

INSERT INTO chain SELECT x, NULLIF(x - 1, 0) FROM GENERATE_SERIES(1, 10000) AS g(x)

DELETE FROM chain WHERE id = 1

SELECT COUNT(*) FROM chain
----
0

CREATE TABLE heads (id INT PRIMARY KEY, best INT)

CREATE TABLE members (id INT PRIMARY KEY, head INT CONSTRAINT its_head REFERENCES heads DEFERRABLE INITIALLY DEFERRED)

ALTER TABLE heads ADD CONSTRAINT its_best FOREIGN KEY (best) REFERENCES members DEFERRABLE

SELECT constraint_name, is_deferrable, initially_deferred FROM information_schema.table_constraints WHERE constraint_type = 'FOREIGN KEY' AND table_name IN ('heads', 'members') ORDER BY 1
----
its_best | YES | NO
its_head | YES | YES

INSERT INTO members VALUES (1, 1)
----
error 23503: Foreign key violated: members "its_head" expected [id] of heads to be [1], found no such document

BEGIN

INSERT INTO members VALUES (1, 1)

INSERT INTO heads VALUES (1, 1)

COMMIT

SELECT m.id, h.best FROM members m JOIN heads h ON h.id = m.head
----
1 | 1

BEGIN

INSERT INTO heads VALUES (2, 2)
----
error 23503: Foreign key violated: heads "its_best" expected [id] of members to be [2], found no such document

SET CONSTRAINTS ALL DEFERRED

INSERT INTO heads VALUES (2, 2)

SET CONSTRAINTS its_best IMMEDIATE
----
error 23503: Foreign key violated: heads "its_best" expected [id] of members to be [2], found no such document

-- which left it deferred
INSERT INTO heads VALUES (4, 4)

DELETE FROM heads WHERE id = 4

INSERT INTO members VALUES (2, 2)

SET CONSTRAINTS its_best, its_head IMMEDIATE

COMMIT

BEGIN

DELETE FROM members WHERE id = 2
----
error 23503: Foreign key violated: members [id] = [2] is still referred to by heads "its_best"

SET CONSTRAINTS its_best DEFERRED

DELETE FROM members WHERE id = 2

UPDATE heads SET best = 1 WHERE id = 2

COMMIT

SELECT id, best FROM heads ORDER BY id
----
1 | 1
2 | 1

BEGIN

INSERT INTO members VALUES (3, 9)

SAVEPOINT before_more

INSERT INTO members VALUES (4, 9)

ROLLBACK TO SAVEPOINT before_more

DELETE FROM members WHERE id = 3

COMMIT

-- what was found to hold half way is looked at again if its ground is taken back
BEGIN

INSERT INTO members VALUES (5, 5)

SAVEPOINT without_head

INSERT INTO heads VALUES (5, NULL)

CREATE TABLE half_way (id INT)

ROLLBACK TO SAVEPOINT without_head

COMMIT
----
error 23503: Foreign key violated: members "its_head" expected [id] of heads to be [5], found no such document

BEGIN

INSERT INTO members VALUES (5, 5)

SAVEPOINT without_head

INSERT INTO heads VALUES (5, NULL)

SAVEPOINT without_head

SET CONSTRAINTS its_head IMMEDIATE

INSERT INTO members VALUES (6, 6)
----
error 23503: Foreign key violated: members "its_head" expected [id] of heads to be [6], found no such document

ROLLBACK TO SAVEPOINT without_head

-- deferred as it was then
INSERT INTO members VALUES (6, 6)

DELETE FROM members WHERE id = 6

RELEASE SAVEPOINT without_head

-- the first one of that name
ROLLBACK TO SAVEPOINT without_head

COMMIT
----
error 23503: Foreign key violated: members "its_head" expected [id] of heads to be [5], found no such document

SELECT id FROM members
----
1

BEGIN

INSERT INTO members VALUES (3, 9)

COMMIT
----
error 23503: Foreign key violated: members "its_head" expected [id] of heads to be [9], found no such document

SELECT COUNT(*) FROM members
----
1

BEGIN

SET CONSTRAINTS its_chief DEFERRED
----
error 42704

SET CONSTRAINTS ring_next_fkey DEFERRED
----
error 42809: Foreign key "ring_next_fkey" is not DEFERRABLE

ROLLBACK

-- documents that swap their unique values are changed as one

CREATE TABLE seats (id INT PRIMARY KEY, place INT UNIQUE)

INSERT INTO seats VALUES (1, 1), (2, 2), (3, 3), (4, 4)

UPDATE seats SET place = 5 - place

UPDATE seats SET id = CASE id WHEN 1 THEN 2 WHEN 2 THEN 1 ELSE id END WHERE id < 3 RETURNING id, place
----
2 | 4
1 | 3

UPDATE seats SET place = 7
----
error 23505

SELECT id, place FROM seats ORDER BY id
----
1 | 3
2 | 4
3 | 2
4 | 1

-- keys that refer to each other move together, and who refers to them follows one step

CREATE TABLE staff (id INT PRIMARY KEY, boss INT REFERENCES staff ON UPDATE CASCADE)

CREATE TABLE tasks (id INT PRIMARY KEY, owner INT REFERENCES staff ON UPDATE CASCADE)

INSERT INTO staff VALUES (1, NULL), (2, 1), (3, 2), (4, 3)

INSERT INTO tasks VALUES (1, 1), (2, 2), (3, 3), (4, 4)

UPDATE staff SET id = id + 10

UPDATE staff SET id = id + 1

SELECT s.id, s.boss, t.id FROM staff s JOIN tasks t ON t.owner = s.id ORDER BY s.id
----
12 | null | 1
13 | 12 | 2
14 | 13 | 3
15 | 14 | 4

UPDATE staff SET id = 27 - id

SELECT s.id, s.boss, t.id FROM staff s JOIN tasks t ON t.owner = s.id ORDER BY s.id
----
12 | 13 | 4
13 | 14 | 3
14 | 15 | 2
15 | null | 1

UPDATE staff SET id = 99 WHERE id = 13

SELECT id, boss FROM staff WHERE boss = 99
----
12 | 99

-- EXPLAIN ANALYZE makes the change, and what it changed must hold

EXPLAIN ANALYZE INSERT INTO tasks VALUES (50, 77)
----
error 23503

SELECT COUNT(*) FROM tasks WHERE id = 50
----
0

EXPLAIN ANALYZE DELETE FROM staff WHERE id = 99
----
error 23503

-- two changes in one statement: each moves those who refer to it one step

UPDATE staff SET id = id + 100

WITH last AS (UPDATE staff SET id = id + 1 WHERE id = 199 RETURNING id)
UPDATE staff SET id = staff.id + 1 FROM last WHERE staff.id < last.id

SELECT s.id, s.boss, t.id FROM staff s JOIN tasks t ON t.owner = s.id ORDER BY s.id
----
113 | 200 | 4
115 | 116 | 2
116 | null | 1
200 | 115 | 3

-- the default may be the very key that goes
CREATE TABLE shelves (id INT PRIMARY KEY)

CREATE TABLE scrolls (id INT PRIMARY KEY, shelf INT DEFAULT 1 REFERENCES shelves ON DELETE SET DEFAULT ON UPDATE SET DEFAULT)

INSERT INTO shelves VALUES (1), (3)

INSERT INTO scrolls VALUES (10, 3), (11, 1)

DELETE FROM shelves WHERE id = 1
----
error 23503: Foreign key violated: shelves [id] = [1] is still referred to by scrolls "scrolls_shelf_fkey"

UPDATE shelves SET id = 2 WHERE id = 1
----
error 23503: Foreign key violated: shelves [id] = [1] is still referred to by scrolls "scrolls_shelf_fkey"

DELETE FROM shelves WHERE id = 3

SELECT id, shelf FROM scrolls ORDER BY id
----
10 | 1
11 | 1

-- A key that foreign keys look up by goes with them or not at all
CREATE TABLE needed (id INT PRIMARY KEY, code INT CONSTRAINT needed_code UNIQUE, up INT)
----
changed 0

CREATE TABLE needing (id INT PRIMARY KEY, n INT CONSTRAINT needing_n REFERENCES needed, c INT CONSTRAINT needing_c REFERENCES needed (code))
----
changed 0

INSERT INTO needed VALUES (1, 10, 1)
----
changed 1

INSERT INTO needing VALUES (1, 1, 10)
----
changed 1

ALTER TABLE needed DROP CONSTRAINT needed_pkey
----
error 2BP01: Constraint "needed_pkey" is needed by a foreign key of "needing"; drop that first or use CASCADE (line 1, column 20)

ALTER TABLE needed DROP PRIMARY KEY
----
error 2BP01: Constraint "needed_pkey" is needed by a foreign key of "needing"

ALTER TABLE needed DROP CONSTRAINT needed_code
----
error 2BP01: Constraint "needed_code" is needed by a foreign key of "needing"

ALTER TABLE needing DROP CONSTRAINT needing_n, ADD CONSTRAINT needing_n FOREIGN KEY (n) REFERENCES needed ON DELETE CASCADE
----
changed 0

ALTER TABLE needed DROP CONSTRAINT needed_code CASCADE
----
changed 0

INSERT INTO needing VALUES (2, 1, 11)
----
changed 1

INSERT INTO needing VALUES (3, 2, 11)
----
error 23503: Foreign key violated: needing "needing_n"

ALTER TABLE needed DROP CONSTRAINT needed_pkey CASCADE
----
changed 0

INSERT INTO needing VALUES (3, 2, 11)
----
changed 1

ALTER TABLE needed ADD PRIMARY KEY (id)
----
changed 0

ALTER TABLE needed ADD CONSTRAINT needed_up FOREIGN KEY (up) REFERENCES needed
----
changed 0

ALTER TABLE needed DROP CONSTRAINT needed_pkey
----
error 2BP01: Constraint "needed_pkey" is needed by a foreign key of "needed"

ALTER TABLE needed DROP CONSTRAINT needed_pkey CASCADE
----
changed 0

INSERT INTO needed VALUES (1, 10, 7)
----
changed 1

-- Keys and who refers to them may be added at once

CREATE TABLE family (id INT, parent INT, code INT)
----
changed 0

INSERT INTO family VALUES (1, 1, 10), (2, 1, 10)
----
changed 2

ALTER TABLE family ADD PRIMARY KEY (id), ADD FOREIGN KEY (parent) REFERENCES family
----
changed 0

ALTER TABLE family ADD PRIMARY KEY (parent)
----
error 42P16: Table "family" has a primary key already: "family_pkey"

UPDATE family SET parent = 3 WHERE id = 2
----
error 23503: Foreign key violated: family "family_parent_fkey"

ALTER TABLE family ADD UNIQUE (id, code), ADD FOREIGN KEY (parent, code) REFERENCES family (id, code)
----
changed 0

ALTER TABLE family ADD older INT, ADD UNIQUE (code), ADD FOREIGN KEY (older) REFERENCES family (code)
----
error 23505: Unique violated

UPDATE family SET code = 11 WHERE id = 2
----
error 23503: Foreign key violated: family "family_parent_code_fkey"

-- What the standard lets stand behind a constraint, as far as it is so here.
CREATE TABLE characterised (
    a INT PRIMARY KEY NOT DEFERRABLE INITIALLY IMMEDIATE,
    b INT UNIQUE NOT DEFERRABLE CHECK (b > 0) ENFORCED NOT NULL,
    c INT REFERENCES characterised (a) NOT DEFERRABLE ENFORCED,
    UNIQUE (a, b) NOT DEFERRABLE, CONSTRAINT positive CHECK (c > 0) ENFORCED, FOREIGN KEY (c) REFERENCES characterised (a) ENFORCED DEFERRABLE)
----
changed 0

INSERT INTO characterised VALUES (1, 0, NULL)
----
error 23513

CREATE TABLE other_timing (a INT PRIMARY KEY DEFERRABLE)
----
error 0A000: Keys and CHECK are not deferrable: only foreign keys can wait for the end of the transaction (line 1, column 46)

CREATE TABLE other_timing (a INT, UNIQUE (a) INITIALLY DEFERRED)
----
error 0A000

CREATE TABLE other_timing (a INT, CHECK (a > 0) NOT ENFORCED)
----
error 0A000: NOT ENFORCED is not supported: leave the constraint out (line 1, column 49)

CREATE TABLE other_timing (a INT REFERENCES characterised (a) NOT ENFORCED)
----
error 0A000

CREATE TABLE counted_text (a INT, b VARCHAR(10))
----
changed 0

ALTER TABLE counted_text ALTER COLUMN b ADD GENERATED ALWAYS AS IDENTITY
----
error 42P16: Identity column "b" expected a whole-number type, found CHARACTER VARYING(10)
