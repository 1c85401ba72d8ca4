-- What is declared for a place of a document holds for all that is stored there, however it came in: conditions
-- and indexes go by it.

CREATE COLLECTION e
----

INSERT INTO e (_doc) VALUES ('{"_id": 1, "e": "2020-01-01"}')
----
changed 1

-- A column that is added is one of all documents, those that are there too.
ALTER TABLE e ADD COLUMN e DATE
----

CREATE INDEX ee ON e (e)
----

INSERT INTO e (_doc) VALUES ('{"_id": 2, "e": "2020-01-01"}'), ('{"_id": 3, "e": "2020-01-01T00:00:00"}'), ('{"_id": 4}')
----
changed 3

INSERT INTO e (_doc) VALUES ('{"e": "xyz"}')
----
error 22007: e column "e": Invalid value: expected DATE, found "xyz"

UPDATE e SET _doc = '{"e": "xyz"}' WHERE _id = 4
----
error 22007: e column "e": Invalid value: expected DATE, found "xyz"

SELECT COUNT(*) FROM e WHERE e = DATE '2020-01-01'
----
3

EXPLAIN SELECT COUNT(*) FROM e WHERE e = DATE '2020-01-01'
----
Project  columns: count  (rows=1 cost=2.5)
'  CountDocuments e  index: ee; range: e = "2020-01-01"  (rows=1 cost=2.4)'

ALTER TABLE e ADD COLUMN n INT NOT NULL
----
error 23502: NULL not allowed: e column "n" expected a value of type INTEGER, found NULL

-- Texts alone: a date or a UUID becomes the text that JSON has for it.
CREATE COLLECTION d PRIMARY KEY (k) SCHEMA '{"properties": {"k": {"type": "string"}, "at": {"type": "string"}}}'
----

INSERT INTO d (k, at) VALUES (UUID '00000000-0000-0000-0000-000000000001', TIMESTAMP '2020-01-01 10:00:00')
----
changed 1

INSERT INTO d (k) VALUES ('00000000-0000-0000-0000-000000000001')
----
error 23505: Unique violated: d "d_pkey" expected a new key

SELECT k, _doc FROM d WHERE k = '00000000-0000-0000-0000-000000000001'
----
'00000000-0000-0000-0000-000000000001' | {"k":"00000000-0000-0000-0000-000000000001","at":"2020-01-01 10:00:00"}

-- Below an object that is named a type, types count as well.
CREATE COLLECTION f SCHEMA '{"docdb:type": "OBJECT", "properties": {"on": {"docdb:type": "DATE"}, "in": {"docdb:type": "OBJECT", "properties": {"on": {"docdb:type": "DATE"}}}}}'
----

CREATE INDEX fi ON f ("in".on)
----

INSERT INTO f (_doc) VALUES ('{"on": "2020-01-01", "in": {"on": "2020-01-02"}}')
----
changed 1

INSERT INTO f (_doc) VALUES ('{"in": {"on": "later"}}')
----
error 23514: Schema violated: f /in/on expected DATE, found "later"

SELECT COUNT(*) FROM f WHERE f."in".on < DATE '2021-01-01'
----
1
