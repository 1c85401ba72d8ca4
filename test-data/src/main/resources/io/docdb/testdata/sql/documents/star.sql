-- what a star shows of a collection without declared columns: its key, and the document

CREATE COLLECTION towns PRIMARY KEY (id)

INSERT INTO towns DOCUMENT '{"id": 1, "name": "Bern"}'

SELECT * FROM towns
----
1 | {"id":1,"name":"Bern"}

SELECT t.*, t.name FROM towns t
----
1 | {"id":1,"name":"Bern"} | Bern

CREATE COLLECTION visits PRIMARY KEY (town.id, day)

INSERT INTO visits DOCUMENT '{"town": {"id": 1}, "day": 7}'

SELECT * FROM visits
----
7 | {"town":{"id":1},"day":7}

CREATE COLLECTION deep PRIMARY KEY (a.b)

INSERT INTO deep DOCUMENT '{"a": {"b": 1}}'

SELECT * FROM deep
----
{"a":{"b":1}}

CREATE COLLECTION notes

INSERT INTO notes DOCUMENT '{"_id": "n1", "text": "hello"}'

SELECT * FROM notes
----
n1 | {"_id":"n1","text":"hello"}

-- the key's columns join as others do

CREATE TABLE mayors (id INT PRIMARY KEY, mayor TEXT)

INSERT INTO mayors VALUES (1, 'Ada')

SELECT id, name, mayor FROM towns JOIN mayors USING (id)
----
1 | Bern | Ada

SELECT t.ID, t.Id IS MISSING FROM towns t
----
null | true
