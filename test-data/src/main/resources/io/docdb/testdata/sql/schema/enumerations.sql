-- CREATE TYPE … AS ENUM: a domain of texts that are one of a list

CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')

CREATE TYPE mood AS ENUM ('sad')
----
error 42710: Domain "mood" exists already (line 1, column 13)

CREATE TYPE IF NOT EXISTS mood AS ENUM ('sad')

CREATE TYPE twice AS ENUM ('sad', 'ok', 'sad')
----
error 42710: ENUM has the value 'sad' twice (line 1, column 27)

CREATE TYPE int AS ENUM ('sad')
----
error 42601: Type expected a name that is no type, found "int" (line 1, column 13)

CREATE TABLE person(id INT PRIMARY KEY, now mood NOT NULL DEFAULT 'ok', later mood)

INSERT INTO person VALUES (1, 'sad', NULL), (2, DEFAULT, 'happy')

INSERT INTO person VALUES (3, 'angry', NULL)
----
error 23513: Check violated: person column "now" of the domain "mood" "mood_values" expected value IN ('sad', 'ok', 'happy'), found {"id":3,"now":"angry","later":null}

SELECT 'angry'::mood
----
error 23513: Check violated: the domain "mood" "mood_values" expected value IN ('sad', 'ok', 'happy'), found "angry"

-- as text, not in the order of the list

SELECT now FROM person ORDER BY now
----
ok
sad

ALTER TYPE mood ADD VALUE 'angry' BEFORE 'ok'

ALTER TYPE mood ADD VALUE 'angry'
----
error 42710: Value 'angry' exists already in "mood" (line 1, column 27)

ALTER TYPE mood ADD VALUE IF NOT EXISTS 'angry'

ALTER TYPE mood ADD VALUE 'calm' AFTER 'hapy'
----
error 22023: Value 'hapy' not found: expected one of [sad, angry, ok, happy], did you mean "happy"? (line 1, column 27)

ALTER TYPE mood ADD VALUE 'calm' AFTER 'angry'

ALTER TYPE mood RENAME VALUE 'calm' TO 'quiet'
----
error 0A000: RENAME VALUE is not supported, for documents hold the value: ADD VALUE, and UPDATE what has the old one (line 1, column 17)

INSERT INTO person VALUES (3, 'angry', 'calm')

SELECT t.typname, t.typtype, e.enumlabel, e.enumsortorder
FROM pg_type t JOIN pg_enum e ON t.oid = e.enumtypid ORDER BY e.enumsortorder
----
mood | e | sad | 1
mood | e | angry | 2
mood | e | calm | 3
mood | e | ok | 4
mood | e | happy | 5

ALTER TYPE mood RENAME TO feeling

ALTER TYPE feeling ADD VALUE 'blue'

INSERT INTO person VALUES (4, 'blue', NULL)

COMMENT ON TYPE feeling IS 'how it feels'

DROP TYPE feeling
----
error 2BP01: Domain "feeling" is the type of column "now" of "person"; change that first or use CASCADE, which keeps the column (line 1, column 11)

DROP TYPE feeling CASCADE

INSERT INTO person VALUES (5, 'bored', NULL)
----
error 23513: Check violated: person "person_now_check" expected now IN ('sad', 'angry', 'calm', 'ok', 'happy', 'blue'), found {"id":5,"now":"bored","later":null}

CREATE DOMAIN letter AS TEXT CHECK (VALUE IN ('a'))

ALTER TYPE letter ADD VALUE 'b'
----
error 42809: ADD VALUE expected a type made by CREATE TYPE … AS ENUM, found the domain "letter" (line 1, column 29)

CREATE TYPE none AS ENUM ()

SELECT 'a'::none
----
error 23513: Check violated: the domain "none" "none_values" expected value IN (), found "a"
