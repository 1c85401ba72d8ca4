-- several schemas in which names without one are sought, one after the other; what is made goes to the first

CREATE SCHEMA a

CREATE SCHEMA b

CREATE TABLE public.base (id INT PRIMARY KEY, n INT)

CREATE TABLE b.both (id INT PRIMARY KEY, who VARCHAR(10))

INSERT INTO b.both VALUES (1, 'b')

CREATE SEQUENCE b.numbers

CREATE DOMAIN b.positive AS INT CHECK (VALUE > 0)

SET search_path TO a, b, nowhere, public

SHOW search_path
----
a, b, public

SELECT CURRENT_SCHEMA, current_schemas(false), current_setting('search_path')
----
a | ["a","b","public"] | a, b, public

SELECT * FROM both
----
1 | b

INSERT INTO base VALUES (1, 10) RETURNING n
----
10

UPDATE base SET n = n + 1

SELECT NEXTVAL('numbers'), NEXT VALUE FOR numbers, pg_table_is_visible('b.both'::regclass), 'b.both'::regclass
----
1 | 2 | true | '"both"'

CREATE TABLE own (p positive PRIMARY KEY, r INT REFERENCES base, s INT DEFAULT NEXTVAL('b.numbers'))

SELECT table_schema FROM information_schema.tables WHERE table_name = 'own'
----
a

INSERT INTO own (p, r) VALUES (0, 1)
----
error 23513: Check violated: own column "p" of the domain "positive" "positive_check" expected VALUE > 0, found {"p":0,"r":1,"s":3}

INSERT INTO own (p, r) VALUES (1, 1)

SELECT * FROM own
----
1 | 1 | 4

CREATE VIEW shown AS SELECT both.who, base.n FROM both, base

SELECT * FROM shown
----
b | 11

-- the first schema comes first, as soon as it has the name

CREATE TABLE both (id INT PRIMARY KEY, mine INT)

SELECT * FROM both
----
(no rows)

SELECT * FROM shown
----
b | 11

SELECT 'both'::regclass, 'b.both'::regclass
----
'"both"' | b."both"

DROP TABLE both

SELECT * FROM both
----
1 | b

ALTER TABLE both ADD COLUMN more INT

CREATE INDEX on_both ON both (who)

DROP INDEX on_both

DROP VIEW shown

-- a temporary one before all

CREATE TEMPORARY TABLE base (temp INT)

SELECT * FROM base
----
(no rows)

DROP TABLE base

SELECT id FROM base
----
1

SELECT * FROM nowhere_at_all
----
error 42S02: Collection or table "nowhere_at_all" not found (line 1, column 15)

-- one schema again, and LOCAL for a transaction

BEGIN

SET LOCAL search_path = b

SELECT COUNT(*) FROM both
----
1

SELECT * FROM base
----
error 42S02: Collection or table "base" not found, did you mean "public.base"? (line 1, column 15)

ROLLBACK

SHOW search_path
----
a, b, public

SET SCHEMA b

SHOW search_path
----
b

SELECT * FROM base
----
error 42S02: Collection or table "base" not found, did you mean "public.base"? (line 1, column 15)

SELECT set_config('search_path', 'b, "public"', false)
----
b, public

SELECT n FROM base
----
11

SET search_path TO nowhere
----
error 3F000: Schema "nowhere" not found

SHOW search_path
----
b, public

RESET search_path

SHOW search_path
----
public

DROP TABLE both
----
error 42S02: Collection or table "both" not found, did you mean "both"? (line 1, column 12)

SET search_path = public, b

DROP TABLE both CASCADE

SELECT * FROM b.both
----
error 42S02: Collection or table "b.both" not found (line 1, column 15)
