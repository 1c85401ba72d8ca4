-- a new column whose default draws from a sequence: the rows that are there draw, too

CREATE SCHEMA drawn

CREATE SEQUENCE drawn.tickets START WITH 100 INCREMENT BY 5

CREATE TABLE drawn.guests (id INT PRIMARY KEY)

INSERT INTO drawn.guests VALUES (1), (2)
----
changed 2

ALTER TABLE drawn.guests ADD COLUMN ticket BIGINT NOT NULL DEFAULT nextval('tickets')

ALTER TABLE drawn.guests ADD COLUMN label VARCHAR DEFAULT 'no ' || NEXT VALUE FOR drawn.tickets

INSERT INTO drawn.guests (id) VALUES (3)
----
changed 1

SELECT id, ticket, label FROM drawn.guests ORDER BY id
----
1 | 100 | no 110
2 | 105 | no 115
3 | 120 | no 125

-- a sequence that is spent ends the statement, and with it the column

CREATE SEQUENCE few MAXVALUE 1

ALTER TABLE drawn.guests ADD COLUMN rest INT DEFAULT NEXT VALUE FOR public.few
----
error 2200H: Sequence "few" is exhausted

SELECT * FROM drawn.guests WHERE id = 1
----
1 | 100 | no 110
