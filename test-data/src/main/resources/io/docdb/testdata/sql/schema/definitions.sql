CREATE TABLE t (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a INT, b INT GENERATED ALWAYS AS (a * 2) STORED);

INSERT INTO t (a) VALUES (1), (2) RETURNING id, a, b
----
1 | 1 | 2
2 | 2 | 4

INSERT INTO t (id, a) VALUES (7, 7)
----
error 42809: Column "id" is GENERATED ALWAYS AS IDENTITY: leave it out, or write OVERRIDING SYSTEM VALUE (line 1, column 31)

UPDATE t SET id = 9 WHERE id = 1
----
error 42809: Column "id" is GENERATED ALWAYS AS IDENTITY: it takes DEFAULT only (line 1, column 14)

INSERT INTO t (id, a) OVERRIDING SYSTEM VALUE VALUES (7, 7) RETURNING *
----
7 | 7 | 14

UPDATE t SET a = 5 WHERE id = 1 RETURNING *
----
1 | 5 | 10

UPDATE t SET b = 5
----
error 42809: Column "b" is generated: it computes itself and takes DEFAULT only (line 1, column 14)

CREATE TABLE d (id SERIAL PRIMARY KEY, x INT DEFAULT 1 + 1, y TIMESTAMP DEFAULT TIMESTAMP '2024-01-01 00:00:00', z VARCHAR(5) DEFAULT NULL);

INSERT INTO d DEFAULT VALUES RETURNING *
----
1 | 2 | "2024-01-01T00:00:00" | null

INSERT INTO d (x) VALUES (DEFAULT), (9) RETURNING id, x
----
2 | 2
3 | 9

CREATE TABLE t (x INT)
----
error 42S01: Collection, table or view "t" exists already; drop it first or use IF NOT EXISTS (line 1, column 14)

CREATE TABLE IF NOT EXISTS t (x INT)

DROP TABLE nowhere
----
error 42S02: Collection or table "nowhere" not found (line 1, column 12)

DROP TABLE IF EXISTS nowhere

ALTER TABLE d ADD COLUMN w INT DEFAULT 5

SELECT id, w FROM d
----
1 | 5
2 | 5
3 | 5

ALTER TABLE d ADD COLUMN v INT NOT NULL
----
error 23502: NULL not allowed: d column "v" expected a value of type INTEGER, found NULL

ALTER TABLE d ADD COLUMN w INT
----
error 42S21: Column "w" exists already in "d" (line 1, column 26)

ALTER TABLE d DROP COLUMN z

SELECT z FROM d
----
error 42S22: Column "z" not found; there are [

ALTER TABLE d RENAME COLUMN w TO ww

SELECT ww FROM d WHERE id = 1
----
5

ALTER TABLE d ALTER COLUMN x SET DEFAULT 77

INSERT INTO d (id) VALUES (50) RETURNING x
----
77

ALTER TABLE d ALTER COLUMN x DROP DEFAULT

INSERT INTO d (id) VALUES (51) RETURNING x
----
null

ALTER TABLE d ALTER COLUMN x SET NOT NULL
----
error 23502: NULL not allowed: d column "x" expected a value of type INTEGER, found NULL

UPDATE d SET x = 0 WHERE x IS NULL

ALTER TABLE d ALTER COLUMN x SET NOT NULL

INSERT INTO d (id, x) VALUES (52, NULL)
----
error 23502: NULL not allowed: d column "x" expected a value of type INTEGER, found NULL

ALTER TABLE d ALTER COLUMN x DROP NOT NULL

ALTER TABLE d ALTER COLUMN x SET DATA TYPE VARCHAR(10)

SELECT x || '!' FROM d WHERE id = 1
----
'2!'

ALTER TABLE d RENAME TO dd

SELECT COUNT(*) FROM dd
----
5

SELECT COUNT(*) FROM d
----
error 42S02: Collection or table "d" not found, did you mean "dd"? (line 1, column 22)

CREATE VIEW v AS SELECT id, a + b AS total FROM t

SELECT * FROM v ORDER BY id
----
1 | 15
2 | 6
7 | 21

CREATE OR REPLACE VIEW v (k, s) AS SELECT id, a FROM t

SELECT k, s FROM v WHERE k = 1
----
1 | 5

CREATE VIEW v AS SELECT 1
----
error 42S01: Collection, table or view "v" exists already; drop it first or use IF NOT EXISTS (line 1, column 13)

SELECT nothing FROM v
----
error 42S22: Column "nothing" not found; there are [k, s] (line 1, column 8)

DROP VIEW v

SELECT * FROM v
----
error 42S02: Collection or table "v" not found (line 1, column 15)

CREATE SEQUENCE s START WITH 10 INCREMENT BY 5

SELECT NEXT VALUE FOR s
----
10

SELECT NEXTVAL('s')
----
15

SELECT CURRVAL('s')
----
15

ALTER SEQUENCE s RESTART WITH 100

SELECT NEXT VALUE FOR s
----
100

DROP SEQUENCE s

SELECT NEXT VALUE FOR s
----
error 42704: Sequence "s" not found (line 1, column 8)

CREATE SCHEMA other

CREATE TABLE other.t (x INT)

INSERT INTO other.t VALUES (42)

SELECT x FROM other.t
----
42

SELECT other.t.x FROM other.t
----
42

SELECT o.x, t.id FROM other.t o, t WHERE t.id = 1
----
42 | 1

DROP SCHEMA other
----
error 2BP01: Schema "other" is not empty: it has "t"; drop what is in it first or use CASCADE (line 1, column 13)

DROP SCHEMA other CASCADE

SELECT x FROM other.t
----
error 3F000: Schema "other" not found (line 1, column 15)

CREATE TEMPORARY TABLE tmp (x INT)

INSERT INTO tmp VALUES (1)

SELECT * FROM tmp
----
1

CREATE TABLE copy AS SELECT id, a FROM t WHERE id < 3

SELECT * FROM copy ORDER BY id
----
1 | 5
2 | 2

COMMENT ON TABLE t IS 'the table'

COMMENT ON COLUMN t.a IS 'a number'

CREATE INDEX t_a ON t (a)

CREATE INDEX t_a ON t (a)
----
error 42S11: Index "t_a" exists already (line 1, column 1)

CREATE INDEX IF NOT EXISTS t_a ON t (a)

DROP INDEX t_a

DROP INDEX t_a
----
error 42S12: Index "t_a" not found (line 1, column 12)

CREATE TABLE "select" ("from" INT, "Mixed Case" INT)

INSERT INTO "select" VALUES (1, 2)

SELECT "from", "Mixed Case", "mixed case" FROM "select"
----
1 | 2 | 2

CREATE TABLE types (a TINYINT, b SMALLINT, c INT, d BIGINT, e DECIMAL(10,2), f NUMERIC(5), g REAL, h DOUBLE PRECISION, i FLOAT, j BOOLEAN, k CHAR(3), l VARCHAR(5), m TEXT, n CLOB, o BINARY(2), p VARBINARY(5), q BLOB, r DATE, s TIME, t TIMESTAMP, u TIMESTAMP WITH TIME ZONE, v UUID, w JSON, x INTEGER ARRAY, y INTERVAL DAY TO SECOND, z DATETIME)

INSERT INTO types (a, b, c, d, e, f) VALUES (1, 2, 3, 4, 5.555, 6.4) RETURNING a, b, c, d, e, f
----
1 | 2 | 3 | 4 | 5.56 | 6

INSERT INTO types (a) VALUES (200)
----
error 22003: Column "a": Number out of range: expected TINYINT, found 200 (line 1, column 31)

INSERT INTO types (e) VALUES (123456789.1)
----
error 22003: Column "e": Number out of range: expected DECIMAL(10, 2), found 123456789.1 (line 1, column 31)

INSERT INTO types (g, h, i, j, k, l, m) VALUES (1.5, 2.5, 1e10, 'true', 'ab', 'abcde', 'text') RETURNING g, h, i, j, k, l, m
----
1.5 | 2.5 | 1.0E10 | true | ab | abcde | text

INSERT INTO types (l) VALUES ('abcdef')
----
error 22001: Column "l": Value too long: expected CHARACTER VARYING(5), found 6 characters (line 1, column 31)

INSERT INTO types (r, s, t, u, v, w, x) VALUES ('2024-02-29', '12:30:00', '2024-02-29 12:30:00', '2024-02-29 12:30:00+02:00', '00000000-0000-0000-0000-000000000001', '{"a":1}', ARRAY[1, 2]) RETURNING r, s, t, u, v, w, x
----
"2024-02-29" | "12:30:00" | "2024-02-29T12:30:00" | "2024-02-29T12:30:00+02:00" | "00000000-0000-0000-0000-000000000001" | {"a":1} | [1,2]

INSERT INTO types (r) VALUES ('2023-02-29')
----
error 22007: Column "r": Invalid value: expected DATE, found "2023-02-29" (line 1, column 31)

CREATE TABLE tickets (id INT PRIMARY KEY, state ENUM ('open', 'closed') DEFAULT 'open' NOT NULL, memo OID)

INSERT INTO tickets (id, memo) VALUES (1, 'a long text'), (2, 17) RETURNING *
----
1 | open | a long text
2 | open | 17

INSERT INTO tickets (id, state) VALUES (3, 'lost in between')
----
error 23513: Check violated: tickets "tickets_state_check" expected state IN ('open', 'closed')

ALTER TABLE tickets ADD COLUMN urgency enum('low', 'high')

UPDATE tickets SET urgency = 'middle'
----
error 23513

UPDATE tickets SET urgency = 'high' WHERE id = 1 RETURNING id, urgency
----
1 | high

SET client_encoding = 'UTF8'

SET search_path TO nowhere, public

SHOW search_path
----
public

SET client_encodin = 'UTF8'
----
error 42704

-- LIKE takes columns, and what it is told to include

CREATE TABLE model (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name TEXT NOT NULL DEFAULT 'n', twice INT GENERATED ALWAYS AS (id * 2) STORED, code INT UNIQUE, CHECK (code > 0))

CREATE INDEX model_name ON model (name)

CREATE TABLE bare (LIKE model)

SELECT column_name, column_default, is_nullable, is_identity, is_generated FROM information_schema.columns WHERE table_name = 'bare' ORDER BY ordinal_position
----
id | null | NO | NO | NEVER
name | null | NO | NO | NEVER
twice | null | YES | NO | NEVER
code | null | YES | NO | NEVER

INSERT INTO bare VALUES (1, 'a', 1, -1), (1, 'a', 1, -1)

CREATE TABLE alike (LIKE model INCLUDING ALL)

CREATE TABLE mysql_alike LIKE model

SELECT table_name, constraint_type, constraint_name FROM information_schema.table_constraints WHERE table_name IN ('alike', 'mysql_alike') ORDER BY 1, 2
----
alike | CHECK | model_code_check
alike | PRIMARY KEY | alike_pkey
alike | UNIQUE | alike_code_key
mysql_alike | CHECK | model_code_check
mysql_alike | PRIMARY KEY | mysql_alike_pkey
mysql_alike | UNIQUE | mysql_alike_code_key

INSERT INTO model (code) VALUES (1) RETURNING id, name, twice
----
1 | n | 2

INSERT INTO alike (code) VALUES (1), (2) RETURNING id, name, twice
----
1 | n | 2
2 | n | 4

INSERT INTO alike (code) VALUES (2)
----
error 23505

INSERT INTO alike (code) VALUES (0)
----
error 23513

DROP TABLE model

INSERT INTO mysql_alike (code) VALUES (5) RETURNING id
----
1

CREATE TABLE partly (LIKE alike INCLUDING ALL EXCLUDING INDEXES INCLUDING STORAGE)

INSERT INTO partly (code) VALUES (1), (1) RETURNING id
----
1
2

CREATE TABLE nothing (LIKE alike INCLUDING EVERYTHING)
----
error 42601

-- views keep what they need

CREATE TABLE base (id INT PRIMARY KEY, a INT, b INT)

CREATE VIEW on_a AS SELECT id, a FROM base

CREATE VIEW on_view AS SELECT a FROM on_a

ALTER TABLE base DROP COLUMN a
----
error 2BP01: View "on_a" needs what is changed here; drop it first or use CASCADE (line 1, column 1)

DROP TABLE base
----
error 2BP01

DROP VIEW on_a
----
error 2BP01: View "on_view" needs what is changed here

ALTER TABLE base DROP COLUMN b

SELECT * FROM on_view
----
(no rows)

DROP TABLE base CASCADE

SELECT table_name FROM information_schema.views WHERE table_name LIKE 'on\_%'
----
(no rows)

-- ON COMMIT of temporary tables

CREATE TEMPORARY TABLE emptied (a INT) ON COMMIT DELETE ROWS

INSERT INTO emptied VALUES (1)

SELECT COUNT(*) FROM emptied
----
0

BEGIN

INSERT INTO emptied VALUES (1), (2)

SELECT COUNT(*) FROM emptied
----
2

COMMIT

SELECT COUNT(*) FROM emptied
----
0

BEGIN

CREATE TEMPORARY TABLE gone (a INT) ON COMMIT DROP

INSERT INTO gone VALUES (1)

SELECT * FROM gone
----
1

COMMIT

SELECT * FROM gone
----
error 42S02

-- a column declared JSON reads texts that are assigned to it

CREATE TABLE papers (id INT PRIMARY KEY, body JSONB DEFAULT '{"new": true}', plain TEXT, loose ANY)

INSERT INTO papers VALUES (1, '{"k": {"x": [1, 2]}}', '[1]', '[1]') RETURNING body -> 'k' ->> 'x', body.k.x[1], plain, loose
----
'[1,2]' | 2 | '[1]' | '[1]'

INSERT INTO papers (id) VALUES (2) RETURNING body
----
{"new":true}

UPDATE papers SET body.k.y = 'z', plain = '{"p": 1}' WHERE id = 1 RETURNING body
----
{"k":{"x":[1,2],"y":"z"}}

UPDATE papers SET body = plain WHERE id = 1 RETURNING body.p
----
1

UPDATE papers SET body = TO_JSON('a text') WHERE id = 1 RETURNING body
----
a text

INSERT INTO papers (id, body) VALUES (3, '{"k": }')
----
error 22032: Column "body"

INSERT INTO papers (id, body) VALUES (3, '"quoted"') RETURNING body
----
quoted

SELECT data_type FROM information_schema.columns WHERE table_name = 'papers' AND column_name = 'body'
----
JSON

ALTER TABLE papers ALTER COLUMN plain TYPE JSON

SELECT plain.p FROM papers WHERE id = 1
----
1

-- a column is renamed in all that names it

CREATE TABLE renamed (id INT PRIMARY KEY, n INT CHECK (n > 0 AND renamed.n < 1000), d DATE DEFAULT DATE '2024-01-01', g INT GENERATED ALWAYS AS (n * 2) STORED, s JSON)

INSERT INTO renamed (id, n, s) VALUES (1, 2, JSON '{"n": 7}')
----
changed 1

CREATE INDEX renamed_twice ON renamed ((n + n)) WHERE n IS NOT NULL AND s.n > 0

ALTER TABLE renamed RENAME COLUMN n TO "New n"

ALTER TABLE renamed RENAME COLUMN d TO day

SELECT id, "New n", day, g, s.n FROM renamed WHERE "New n" + "New n" = 4
----
1 | 2 | "2024-01-01" | 4 | 7

UPDATE renamed SET "New n" = 5
----
changed 1

SELECT g FROM renamed
----
10

INSERT INTO renamed (id, "New n") VALUES (2, -1)
----
error 23513: Check violated

CREATE VIEW reads_renamed AS SELECT day FROM renamed

ALTER TABLE renamed RENAME COLUMN day TO d

SELECT day FROM reads_renamed
----
"2024-01-01"

-- the columns of CREATE TABLE AS have the types of the query unless they are given others

CREATE TABLE typed (a, b BIGINT) AS SELECT id, "New n" FROM renamed
----
changed 1

SELECT column_name, data_type FROM INFORMATION_SCHEMA.COLUMNS WHERE table_name = 'typed' ORDER BY ordinal_position
----
a | INTEGER
b | BIGINT

-- a column that gets a shorter type keeps what fits and refuses the rest; USING says how it is cut

CREATE TABLE cut (id INT PRIMARY KEY, v VARCHAR(10), n NUMERIC(8, 3))

INSERT INTO cut VALUES (1, 'ab   ', 1.234), (2, 'abcd', 2)
----
changed 2

ALTER TABLE cut ALTER COLUMN v TYPE VARCHAR(2)
----
error 22001

ALTER TABLE cut ALTER COLUMN v TYPE VARCHAR(2) USING LEFT(v, 2), ALTER COLUMN n TYPE NUMERIC(4, 1)

SELECT * FROM cut ORDER BY id
----
1 | ab | 1.2
2 | ab | 2.0

-- RENAME as MySQL and Oracle say it

CREATE TABLE before_it (id INT PRIMARY KEY)

RENAME before_it TO between_them

RENAME TABLE between_them TO after_it

INSERT INTO after_it VALUES (1)

RENAME VIEW after_it TO x
----
error 42S02

RENAME after_it x
----
error 42601

RENAME public.after_it TO public.after_all

ALTER TABLE after_all RENAME TO elsewhere.x
----
error 0A000: RENAME expected a name in the same schema, found elsewhere.x: nothing moves to another one (line 1, column 33)

SELECT id FROM after_all
----
1

-- What PostgreSQL's pg_dump writes
CREATE SEQUENCE dumped_id_seq AS integer START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1
----
changed 0

CREATE TABLE dumped (id integer NOT NULL, other bigint NOT NULL)
----
changed 0

ALTER SEQUENCE public.dumped_id_seq OWNED BY public.dumped.id
----
changed 0

ALTER TABLE ONLY public.dumped ALTER COLUMN id SET DEFAULT nextval('public.dumped_id_seq'::regclass)
----
changed 0

ALTER TABLE public.dumped ALTER COLUMN other ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME public.dumped_other_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1)
----
changed 0

SELECT pg_catalog.setval('public.dumped_id_seq', 2, true)
----
2

ALTER TABLE ONLY public.dumped ADD CONSTRAINT dumped_pkey PRIMARY KEY (id)
----
changed 0

INSERT INTO dumped DEFAULT VALUES
----
changed 1

SELECT id, other FROM dumped
----
3 | 1

ALTER TABLE public.dumped OWNER TO postgres
----
error 0A000: OWNER TO is not supported: who may open the database may do everything; pg_dump --no-owner leaves it out (line 1, column 27)

ALTER SEQUENCE dumped_id_seq
----
error 42601: Syntax error: expected

-- A key that is added is named as one that was there from the beginning
CREATE TABLE keyless (id INT NOT NULL, x INT)
----
changed 0

INSERT INTO keyless VALUES (1, 2)
----
changed 1

ALTER TABLE keyless ADD PRIMARY KEY (id)
----
changed 0

INSERT INTO keyless VALUES (1, 3)
----
error 23505: Unique violated: keyless "keyless_pkey" expected a new key, found id = 1 already there

ALTER TABLE keyless DROP CONSTRAINT keyless_pkey, ADD CONSTRAINT keyless_pkey UNIQUE (x)
----
changed 0

INSERT INTO keyless VALUES (1, 2)
----
error 23505: Unique violated: keyless "keyless_pkey" expected new values of [x], found [2] already there

-- Numbers of a sequence fit its type
CREATE SEQUENCE small AS SMALLINT START WITH 32766
----
changed 0

SELECT NEXTVAL('small'), NEXTVAL('small')
----
32766 | 32767

SELECT NEXTVAL('small')
----
error 2200H: Sequence

SELECT data_type, minimum_value, maximum_value FROM information_schema.sequences WHERE sequence_name = 'small'
----
SMALLINT | 1 | 32767

ALTER SEQUENCE small AS INTEGER
----
changed 0

SELECT NEXTVAL('small')
----
32768

SELECT data_type, minimum_value, maximum_value FROM information_schema.sequences WHERE sequence_name = 'small'
----
INTEGER | 1 | 2147483647

CREATE SEQUENCE large AS SMALLINT MAXVALUE 40000
----
error 42P16: Sequence "large" expected numbers that fit SMALLINT, found 1 to 40000

CREATE SEQUENCE words AS VARCHAR
----
error 42P16: Sequence expected the type SMALLINT, INTEGER or BIGINT, found CHARACTER VARYING

-- A sequence begins anew and goes with the table that owns it
CREATE TABLE owner (id INT DEFAULT 0, name VARCHAR)
----
changed 0

CREATE SEQUENCE owned START WITH 5 OWNED BY owner.id
----
changed 0

SELECT NEXTVAL('owned')
----
5

TRUNCATE TABLE owner
----
changed 0

SELECT NEXTVAL('owned')
----
6

TRUNCATE TABLE owner RESTART IDENTITY
----
changed 0

SELECT NEXTVAL('owned')
----
5

CREATE SEQUENCE astray OWNED BY owner.nothing
----
error 42S22: Column "nothing" not found in owner

CREATE SEQUENCE free
----
changed 0

ALTER SEQUENCE free OWNED BY owner.name
----
changed 0

ALTER SEQUENCE free OWNED BY NONE
----
changed 0

DROP TABLE owner
----
changed 0

SELECT NEXTVAL('free')
----
1

SELECT NEXTVAL('owned')
----
error 42704: Sequence "owned" not found

-- What may be written
CREATE TABLE writable (id INT GENERATED ALWAYS AS IDENTITY, other INT GENERATED BY DEFAULT AS IDENTITY, name VARCHAR)
----
changed 0

CREATE VIEW written_through AS SELECT name FROM writable
----
changed 0

CREATE VIEW counted AS SELECT COUNT(*) AS n FROM writable
----
changed 0

SELECT table_name, is_insertable_into FROM information_schema.tables WHERE table_name IN ('writable', 'written_through', 'counted') ORDER BY table_name
----
counted | NO
writable | YES
written_through | YES

SELECT table_name, column_name, identity_generation, is_updatable FROM information_schema.columns WHERE table_name IN ('writable', 'written_through', 'counted') ORDER BY table_name, ordinal_position
----
counted | n | null | NO
writable | id | ALWAYS | YES
writable | other | BY DEFAULT | YES
writable | name | null | YES
written_through | name | null | YES

ALTER SEQUENCE writable_id_seq OWNED BY writable.id
----
changed 0

TRUNCATE TABLE writable RESTART IDENTITY
----
changed 0

SELECT COUNT(*) FROM information_schema.sequences WHERE sequence_name = 'writable_id_seq'
----
1

-- columns compare by code point, whatever they are told

CREATE TABLE letters (a TEXT COLLATE "C", b VARCHAR(10) COLLATE pg_catalog."default", c TEXT COLLATE utf8mb4_bin)

ALTER TABLE letters ALTER COLUMN a TYPE VARCHAR(20) COLLATE "POSIX"

CREATE TABLE wrong_order (a TEXT COLLATE "de-x-icu")
----
error 0A000: COLLATE of a column expected C or another binary collation, found "de-x-icu": text is compared by code point; ORDER BY column COLLATE "de-x-icu" is for one query, an index on lower(column) and ILIKE for any case (line 1, column 42)

CREATE TABLE wrong_order (a VARCHAR_IGNORECASE(20))
----
error 0A000: Not supported: type VARCHAR_IGNORECASE, for text is compared by code point; VARCHAR with an index on lower(column), and ILIKE, find any case (line 1, column 29)

ALTER TABLE letters ALTER COLUMN a TYPE TEXT COLLATE utf8mb4_general_ci
----
error 0A000: COLLATE of a column expected C or another binary collation, found "utf8mb4_general_ci"

CREATE DOMAIN lettered TEXT COLLATE nocase
----
error 0A000: COLLATE of a column expected C or another binary collation, found "nocase"

SELECT pg_catalog.set_config('search_path', '', false)
----
public

SELECT set_config('lock_timeout', '4000', false);
----
'4000'

SHOW lock_timeout
----
'4000'

SET lock_timeout = '2 min'

SHOW lock_timeout
----
'120000'

SET lock_timeout = '2 years'
----
error 22023: Timeout expected milliseconds as a whole number, found "2 years"

SELECT set_config('nothing', '1', false)
----
error 42704: Setting "nothing" not found

-- classes of operators and collations of indexes that order as all indexes do

CREATE TABLE words (id INT PRIMARY KEY, w VARCHAR(20))

CREATE INDEX words_w ON words (w text_pattern_ops DESC)

CREATE INDEX words_lower ON words (LOWER(w) varchar_pattern_ops, id int4_ops)

CREATE INDEX words_c ON words (w COLLATE "C" ASC NULLS LAST)

INSERT INTO words VALUES (1, 'Abc'), (2, 'b')
----
changed 2

SELECT id FROM words WHERE LOWER(w) LIKE 'ab%'
----
1

-- CHAR alone is a single character; a cast to it keeps all, as MySQL's does

CREATE TABLE single (a CHAR, b NATIONAL CHARACTER DEFAULT 'x', c BPCHAR)

INSERT INTO single VALUES ('a', 'b', 'abc')
----
changed 1

INSERT INTO single (a) VALUES ('ab')
----
error 22001: Column "a": Value too long: expected CHARACTER(1), found 2 characters

ALTER TABLE single ALTER COLUMN c TYPE CHAR
----
error 22001

SELECT CAST(123 AS CHAR)
----
'123'

-- what PostgreSQL says of indexes besides

CREATE TABLE covered (id INT, a INT, b INT, PRIMARY KEY (id) INCLUDE (a), CONSTRAINT covered_a UNIQUE (a) INCLUDE (b))

CREATE INDEX covered_b ON covered USING hash (b)

INSERT INTO covered VALUES (1, 2, 3)
----
changed 1

INSERT INTO covered VALUES (2, 2, 3)
----
error 23505

CREATE INDEX covered_d ON covered USING brin (a)

CREATE INDEX covered_c ON covered USING gin (b)
----
error 0A000: Index method expected btree, found gin; an index on tags[*] finds the elements of an array, one on data.customer.id a field inside

-- What an index is made from must be there again when the document goes.
CREATE TABLE drawn (a INT, at TIMESTAMP)
----
changed 0

CREATE INDEX drawn_random ON drawn ((RANDOM()))
----
error 42P16: Index expected what is always the same for a document, found random() (line 1, column 1)

CREATE INDEX drawn_now ON drawn ((a + EXTRACT(YEAR FROM NOW())))
----
error 42P16

CREATE INDEX drawn_age ON drawn ((AGE(at)))
----
error 42P16

CREATE INDEX drawn_part ON drawn (a) WHERE RANDOM() < 0.5
----
error 42P16

CREATE INDEX drawn_json ON drawn ((JSON_VALUE('{}', '$.a' DEFAULT RANDOM() ON EMPTY)))
----
error 42P16

CREATE INDEX drawn_day ON drawn ((DATE_TRUNC('day', at)))
----
changed 0
