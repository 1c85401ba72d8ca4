-- what DB2 and Derby say otherwise than the others

CREATE TABLE papers (id INT, owner VARCHAR(30) DEFAULT USER, bytes CHAR(4) FOR BIT DATA, more VARCHAR(10) FOR BIT DATA, body LONG VARCHAR, raw LONG VARCHAR FOR BIT DATA, CONSTRAINT papers_uk UNIQUE (id), CONSTRAINT papers_ck CHECK (id > 0))

SELECT column_name, data_type, character_maximum_length FROM information_schema.columns WHERE table_name = 'papers' ORDER BY ordinal_position
----
id | INTEGER | null
owner | CHARACTER VARYING | 30
bytes | BINARY | null
more | BINARY VARYING | null
body | CHARACTER VARYING | null
raw | BINARY VARYING | null

INSERT INTO papers (id, bytes, body) VALUES (1, X'01020304', 'text')
----
changed 1

SELECT owner = CURRENT_USER, CURRENT DATE = CURRENT_DATE, CURRENT TIMESTAMP = CURRENT_TIMESTAMP, CURRENT SCHEMA, CAST(X'ff' AS VARCHAR(3) FOR BIT DATA) = X'ff' FROM papers
----
true | true | true | public | true

SELECT id FROM papers FOR FETCH ONLY
----
1

SELECT id FROM papers WHERE id = 1 FETCH FIRST 1 ROW ONLY WITH RS
----
1

SELECT id FROM papers WITH UR
----
1

SELECT id FROM papers WITH CHECK
----
error 42601

ALTER TABLE papers DROP UNIQUE papers_uk

ALTER TABLE papers DROP CHECK papers_ck

INSERT INTO papers (id) VALUES (1), (-1)
----
changed 2

ALTER TABLE papers DROP CHECK papers_ck
----
error 42704: Constraint "papers_ck" not found on "papers"

RENAME COLUMN papers.owner TO writer

RENAME COLUMN writer TO author
----
error 42601: Syntax error: expected "."

SELECT COUNT(writer) >= 0 FROM papers
----
true

-- columns of these names come first

CREATE TABLE words (user VARCHAR(5), current INT)

INSERT INTO words VALUES ('me', 7)
----
changed 1

SELECT user, current, current AS date FROM words
----
me | 7 | 7
