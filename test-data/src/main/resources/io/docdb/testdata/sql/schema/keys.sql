-- UNIQUE NULLS NOT DISTINCT: a NULL exempts no row
CREATE TABLE seats (hall INT, seat INT, UNIQUE NULLS NOT DISTINCT (hall, seat))

INSERT INTO seats VALUES (1, NULL), (NULL, NULL), (1, 2)
----
changed 3

INSERT INTO seats VALUES (1, NULL)
----
error 23505: Unique violated: seats "seats_hall_seat_key" expected new values of [hall, seat], found [1, null] already there

INSERT INTO seats (hall, seat) VALUES (NULL, NULL) ON CONFLICT DO NOTHING
----
changed 0

INSERT INTO seats (hall) VALUES (1) ON CONFLICT (hall, seat) DO UPDATE SET seat = 9
----
changed 1

SELECT * FROM seats WHERE seat IS NULL OR hall = 1 ORDER BY hall, seat
----
null | null
1 | 2
1 | 9

UPDATE seats SET hall = NULL, seat = NULL WHERE seat = 9
----
error 23505: Unique violated

CREATE UNIQUE INDEX loose ON seats (seat)

INSERT INTO seats VALUES (7, NULL), (8, NULL)
----
changed 2

CREATE UNIQUE INDEX strict ON seats (seat) NULLS NOT DISTINCT
----
error 23505: Unique violated: seats "strict"

-- MATCH FULL: all columns refer, or none
CREATE TABLE halls (house INT, hall INT, PRIMARY KEY (house, hall))

INSERT INTO halls VALUES (1, 1), (1, 2), (2, 1)
----
changed 3

CREATE TABLE plays (id INT PRIMARY KEY, house INT DEFAULT 2, hall INT DEFAULT 1, CONSTRAINT where_it_is FOREIGN KEY (house, hall) REFERENCES halls MATCH FULL ON DELETE SET NULL)

INSERT INTO plays VALUES (1, 1, 1), (2, NULL, NULL)
----
changed 2

INSERT INTO plays VALUES (3, 1, NULL)
----
error 23503: Foreign key violated: plays "where_it_is" expected all of [house, hall] or none to be NULL, as MATCH FULL says, found [1, null]

SELECT match_option FROM information_schema.referential_constraints WHERE constraint_name = 'where_it_is'
----
FULL

DELETE FROM halls WHERE house = 1 AND hall = 1
----
changed 1

SELECT * FROM plays ORDER BY id
----
1 | null | null
2 | null | null

CREATE TABLE no_such (a INT REFERENCES plays MATCH PARTIAL)
----
error 0A000: MATCH PARTIAL is not supported: say SIMPLE or FULL (line 1, column 52)

-- SET NULL and SET DEFAULT of some columns
CREATE TABLE shows (id INT PRIMARY KEY, house INT DEFAULT 2, hall INT DEFAULT 1, FOREIGN KEY (house, hall) REFERENCES halls ON DELETE SET NULL (hall))

INSERT INTO shows VALUES (1, 1, 2)
----
changed 1

ALTER TABLE shows RENAME COLUMN hall TO room

DELETE FROM halls WHERE house = 1
----
changed 1

SELECT * FROM shows
----
1 | 1 | null

CREATE TABLE more (id INT PRIMARY KEY, house INT DEFAULT 2, hall INT DEFAULT 1, FOREIGN KEY (house, hall) REFERENCES halls ON DELETE SET DEFAULT (house, hall))

INSERT INTO halls VALUES (2, 5)
----
changed 1

INSERT INTO more VALUES (1, 2, 5)
----
changed 1

DELETE FROM halls WHERE hall = 5
----
changed 1

SELECT * FROM more
----
1 | 2 | 1

CREATE TABLE wrong (id INT, house INT, hall INT, FOREIGN KEY (house, hall) REFERENCES halls ON DELETE SET NULL (id))
----
error 42P16: ON DELETE SET expected columns of the foreign key, found [id] beside [house, hall]

-- when a foreign key is looked at can be changed
ALTER TABLE shows ALTER CONSTRAINT shows_house_hall_fkey DEFERRABLE INITIALLY DEFERRED

BEGIN

INSERT INTO shows VALUES (2, 3, 3)
----
changed 1

INSERT INTO halls VALUES (3, 3)
----
changed 1

COMMIT

ALTER TABLE shows ALTER CONSTRAINT shows_house_hall_fkey NOT DEFERRABLE

INSERT INTO shows VALUES (3, 4, 4)
----
error 23503: Foreign key violated

ALTER TABLE shows ALTER CONSTRAINT shows_pkey DEFERRABLE
----
error 42809: Constraint "shows_pkey" of "shows" is no foreign key

ALTER TABLE shows ALTER CONSTRAINT nix DEFERRABLE
----
error 42704: Constraint "nix" not found on "shows"

-- NOT VALID and VALIDATE: what is there is looked at in any case
ALTER TABLE shows ADD CONSTRAINT positive CHECK (id > 0) NOT VALID, VALIDATE CONSTRAINT positive

ALTER TABLE shows ADD CONSTRAINT small CHECK (id < 2) NOT VALID
----
error 23513: Check violated

ALTER TABLE shows VALIDATE CONSTRAINT small
----
error 42704: Constraint "small" not found on "shows"

-- a check of one column is called after it
CREATE TABLE named (a INT CHECK (a > 0) CHECK (a < 9), b INT, CHECK (a < b), CHECK (named.b <> 5), CHECK (1 = 1))

SELECT constraint_name, check_clause FROM information_schema.check_constraints WHERE constraint_name LIKE 'named%' ORDER BY 1
----
named_a_check | a > 0
named_a_check1 | a < 9
named_b_check | named.b <> 5
named_check | a < b
named_check1 | '1 = 1'

ALTER TABLE named ADD COLUMN c INT CHECK (c > 1)

ALTER TABLE named DROP CONSTRAINT named_c_check, DROP CONSTRAINT named_a_check1

-- what never is equal is no reference
CREATE TABLE texts (a TEXT REFERENCES halls (house))
----
error 42P16

CREATE TABLE numbers (id BIGINT PRIMARY KEY, n DECIMAL(5, 1) UNIQUE)

CREATE TABLE refers (a TEXT REFERENCES numbers)
----
error 42804: Foreign key expected "a" to be BIGINT as "id" of "numbers" is, found CHARACTER VARYING (line 1, column 29)

CREATE TABLE refers (a SMALLINT REFERENCES numbers, b INT REFERENCES numbers (n), j JSON REFERENCES numbers)

-- defaults that nobody could use are refused when they come
CREATE TABLE defaults (a INT DEFAULT no_such_function())
----
error 42883: Function "no_such_function" not found

CREATE TABLE defaults (a INT, b INT DEFAULT a + 1)
----
error 42S22: Column "a" not found

CREATE TABLE defaults (a INT DEFAULT SUM(1))
----
error 42803

CREATE TABLE defaults (a INT DEFAULT 1 + 1, b TIMESTAMP DEFAULT '0000-00-00 00:00:00', c UUID DEFAULT gen_random_uuid(), d TIMESTAMP DEFAULT CURRENT_TIMESTAMP, e JSONB DEFAULT '{}', f TEXT[] DEFAULT '{}')

ALTER TABLE defaults ADD COLUMN g INT DEFAULT nothing
----
error 42S22: Column "nothing" not found

ALTER TABLE defaults ALTER COLUMN a SET DEFAULT c
----
error 42S22: Column "c" not found

CREATE TEMPORARY TABLE passing (a INT DEFAULT NEXT VALUE FOR nowhere)
----
error 42704

INSERT INTO defaults DEFAULT VALUES
----
error 22007
