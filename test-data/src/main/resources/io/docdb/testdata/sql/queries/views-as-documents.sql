-- A view is a collection of its rows, too: _doc is the row as an object.
CREATE TABLE t (id INT PRIMARY KEY, a INT NOT NULL, b VARCHAR(10) DEFAULT 'none', hidden INT DEFAULT 7)

INSERT INTO t (id, a, b) VALUES (1, 10, 'x'), (2, 20, NULL), (3, 30, 'z')
----
changed 3

CREATE VIEW v AS SELECT id, a AS amount, b, a + 1 AS more FROM t WHERE a < 25

SELECT _doc FROM v ORDER BY id
----
{"id":1,"amount":10,"b":"x","more":11}
{"id":2,"amount":20,"b":null,"more":21}

SELECT x._doc, x._doc.amount, x.amount FROM v AS x WHERE x._doc.id = 2
----
{"id":2,"amount":20,"b":null,"more":21} | 20 | 20

SELECT _doc FROM v AS x (k) WHERE k = 1
----
{"k":1,"amount":10,"b":"x","more":11}

-- it is no column of the row
SELECT * FROM v WHERE id = 1
----
1 | 10 | x | 11

-- a row that an outer join made up is NULL
SELECT s.n, v._doc IS NULL FROM (VALUES (1), (9)) s (n) LEFT JOIN v ON v.id = s.n ORDER BY s.n
----
1 | false
9 | true

-- the view costs nothing, whichever way it is read
EXPLAIN SELECT _doc FROM v WHERE id = 1
----
Project  columns: ROW[id, amount, b, more](id, amount, b, more)  (rows=1 cost=0.9)
'  Project  columns: id, a, b, a + 1  (rows=1 cost=0.9)'
'    KeyLookup t  key: 1; filter: a < 25; reads: id, a, b  (rows=1 cost=0.8)'

-- joins, groups, set operations, views of views: all of them have documents
CREATE VIEW j AS SELECT t.id, u.b AS other FROM t JOIN t u ON u.id = t.id + 1

CREATE VIEW g AS SELECT b, COUNT(*) AS n, ARRAY_AGG(id ORDER BY id) AS ids FROM t GROUP BY b

CREATE VIEW s AS SELECT id FROM t UNION ALL SELECT id + 10 FROM t

CREATE VIEW w (k, doc) AS SELECT id, _doc FROM v

SELECT _doc FROM j ORDER BY id
----
{"id":1,"other":null}
{"id":2,"other":"z"}

SELECT _doc FROM g ORDER BY b NULLS FIRST
----
{"b":null,"n":1,"ids":[2]}
{"b":"x","n":1,"ids":[1]}
{"b":"z","n":1,"ids":[3]}

SELECT _doc FROM s WHERE id > 2 ORDER BY id LIMIT 2
----
{"id":3}
{"id":11}

SELECT _doc FROM w WHERE k = 1
----
{"k":1,"doc":{"id":1,"amount":10,"b":"x","more":11}}

SELECT _doc - 'catalog_name' FROM information_schema.schemata WHERE schema_name = 'public'
----
{"schema_name":"public","schema_owner":"","remarks":""}

CREATE VIEW two AS SELECT id, a AS id FROM t

SELECT _doc FROM two
----
error 42702: View "two" has no documents: two of its columns have one name; give them aliases (line 1, column 8)

-- documents are written through it: what is computed follows, what is not shown stays
INSERT INTO v DOCUMENT '{"id": 4, "amount": 5, "b": "w", "more": 0}' RETURNING _doc
----
{"id":4,"amount":5,"b":"w","more":6}

INSERT INTO v DOCUMENT '{"id": 5, "amount": 6}', '{"id": 6, "amount": 7, "b": null}'
----
changed 2

INSERT INTO v (_doc) SELECT JSON_OBJECT('id': id + 10, 'amount': amount) FROM v WHERE id = 1 RETURNING _doc
----
{"id":11,"amount":10,"b":"none","more":11}

UPDATE t SET hidden = 8 WHERE id IN (1, 2)
----
changed 2

UPDATE v SET _doc = '{"id": 1, "amount": 12, "b": "new"}' WHERE id = 1 RETURNING _doc
----
{"id":1,"amount":12,"b":"new","more":13}

UPDATE v SET _doc = '{"id": 2, "amount": 13}' WHERE id = 2 RETURNING OLD._doc, NEW._doc
----
{"id":2,"amount":20,"b":null,"more":21} | {"id":2,"amount":13,"b":null,"more":14}

SELECT * FROM t ORDER BY id
----
1 | 12 | new | 8
2 | 13 | null | 8
3 | 30 | z | 7
4 | 5 | w | 7
5 | 6 | none | 7
6 | 7 | null | 7
11 | 10 | none | 7

INSERT INTO v DOCUMENT '{"id": 1, "amount": 1}' ON CONFLICT DO REPLACE RETURNING _doc
----
{"id":1,"amount":1,"b":"none","more":2}

SELECT hidden FROM t WHERE id = 1
----
8

MERGE INTO v USING (VALUES (4), (7)) s (id) ON v.id = s.id WHEN MATCHED THEN UPDATE SET amount = 9 WHEN NOT MATCHED THEN INSERT (_doc) VALUES (JSON_OBJECT('id': s.id, 'amount': 8)) RETURNING _doc
----
{"id":7,"amount":8,"b":"none","more":9}
{"id":4,"amount":9,"b":"w","more":10}

DELETE FROM v WHERE id = 7 RETURNING _doc
----
{"id":7,"amount":8,"b":"none","more":9}

INSERT INTO v DOCUMENT '{"id": 8, "amuont": 1}'
----
error 23514: Schema violated: the view v expected one of the columns [id, amount, b, more], found field "amuont", did you mean "amount"?

INSERT INTO v DOCUMENT '[1]'
----
error 22032: Not a document: expected a JSON object, found ARRAY

INSERT INTO v DOCUMENT '{"id": 8, "b": "x"}'
----
error 23502: NULL not allowed: t column "a" expected a value of type INTEGER, found NULL

INSERT INTO v DOCUMENT '{"id": 1, "amount": 1}'
----
error 23505: Unique violated: t "t_pkey" expected a new key, found id = 1 already there

INSERT INTO g DOCUMENT '{"b": "x"}'
----
error 55000: Data cannot be changed through the view "g": its query has GROUP BY (line 1, column 13)

-- through a view of documents, too
UPDATE w SET doc = '{"id": 1, "amount": 2}' WHERE k = 1 RETURNING _doc
----
{"k":1,"doc":{"id":1,"amount":2,"b":null,"more":3}}

CREATE VIEW z AS SELECT JSON_OBJECT('id': id) AS _doc FROM t

INSERT INTO z DOCUMENT '{"id": 9}'
----
error 0A000: Column "_doc" of the view "z" is computed and cannot be written to: write to the others (line 1, column 1)

-- columns that show one place must agree
CREATE VIEW twice AS SELECT id, a, a AS again FROM t

INSERT INTO twice DOCUMENT '{"id": 20, "a": 1, "again": 1}', '{"id": 21, "a": 2}', '{"id": 22, "again": 3}'
----
changed 3

INSERT INTO twice DOCUMENT '{"id": 23, "a": 1, "again": 2}'
----
error 22023: Column "a" of the view "twice" is another one's place, too: expected one value for both, found two

SELECT id, a FROM t WHERE id > 19 ORDER BY id
----
20 | 1
21 | 2
22 | 3

-- what a check option forbids is forbidden for documents
CREATE VIEW c AS SELECT id, a FROM t WHERE a > 0 WITH CHECK OPTION

INSERT INTO c DOCUMENT '{"id": 30, "a": -1}'
----
error 44000: Check option violated: the view "c" expected a row that it shows, and would not show this one

UPDATE c SET _doc = '{"id": 20, "a": -1}' WHERE id = 20
----
error 44000: Check option violated: the view "c" expected a row that it shows, and would not show this one

INSERT INTO c DOCUMENT '{"id": 20, "a": -1}' ON CONFLICT DO REPLACE
----
error 44000: Check option violated: the view "c" expected a row that it shows, and would not show this one

-- views of collections without a schema: their documents are the stored ones, every field can be named
CREATE COLLECTION docs

INSERT INTO docs DOCUMENT '{"_id": "1", "name": "ada", "address": {"city": "Oslo", "zip": 150}}', '{"_id": "2", "name": "bob"}'
----
changed 2

CREATE VIEW alldocs AS SELECT * FROM docs WHERE name <> 'eve'

CREATE VIEW named AS SELECT name, _doc FROM docs

CREATE VIEW parts AS SELECT d.name, d.address, d.address.city AS city FROM docs d

SELECT address.city, a.address.zip, a._id FROM alldocs a WHERE a.name = 'ada'
----
Oslo | 150 | '1'

SELECT city, name FROM (SELECT n.address.city AS city, name FROM named n) x ORDER BY name
----
Oslo | ada
null | bob

INSERT INTO alldocs DOCUMENT '{"_id": "3", "name": "cyd", "x": [1, 2]}' RETURNING _doc
----
{"_id":"3","name":"cyd","x":[1,2]}

UPDATE alldocs SET address.city = 'Rome' WHERE _id = '2' RETURNING _doc
----
{"_id":"2","name":"bob","address":{"city":"Rome"}}

SELECT _doc FROM parts WHERE name <> 'bob' ORDER BY name
----
{"name":"ada","address":{"city":"Oslo","zip":150},"city":"Oslo"}
{"name":"cyd","address":null,"city":null}

UPDATE parts SET _doc = '{"name": "cyd", "address": null, "city": null}' WHERE name = 'cyd'
----
changed 1

SELECT _doc FROM docs WHERE _id = '3'
----
{"_id":"3","name":"cyd","x":[1,2]}

UPDATE parts SET _doc = '{"name": "ada", "address": {"city": "Bergen"}, "city": "Moss"}' WHERE name = 'ada'
----
error 22023: Column "address" of the view "parts" is another one's place, too: expected one value for both, found two

UPDATE parts SET _doc = '{"name": "ada", "address": {"city": "Moss", "zip": 1}, "city": "Moss"}' WHERE name = 'ada' RETURNING _doc
----
{"name":"ada","address":{"city":"Moss","zip":1},"city":"Moss"}

-- temporary views
CREATE TEMPORARY VIEW tv AS SELECT id, a FROM t WHERE id < 3

SELECT _doc FROM tv ORDER BY id
----
{"id":1,"a":2}
{"id":2,"a":13}

INSERT INTO tv DOCUMENT '{"id": 0, "a": 1}' RETURNING _doc
----
{"id":0,"a":1}

-- rows of views and subqueries are locked in their tables
EXPLAIN SELECT * FROM c WHERE id = 1 FOR UPDATE
----
Project  columns: id, a  (rows=1 cost=10.9)
'  LockRows t  mode: update; waiting: wait  (rows=1 cost=10.9)'
'    Project  columns: id, a, _key  (rows=1 cost=0.9)'
'      KeyLookup t  key: 1; filter: a > 0; reads: id, a  (rows=1 cost=0.8)'

SELECT x.id, g.n FROM (SELECT id, b FROM t WHERE id = 2) x LEFT JOIN g ON g.b IS NULL FOR UPDATE OF x NOWAIT
----
2 | 3

SELECT * FROM g FOR UPDATE OF g
----
error 42809: "g" has no rows that can be locked (line 1, column 31)

-- the information schema knows the columns of views
SELECT column_name, ordinal_position, is_nullable, data_type FROM information_schema.columns WHERE table_name = 'v' ORDER BY ordinal_position
----
id | 1 | NO | INTEGER
amount | 2 | NO | INTEGER
b | 3 | YES | CHARACTER VARYING
more | 4 | YES | INTEGER

SELECT column_name FROM information_schema.columns WHERE table_name = 'w' ORDER BY ordinal_position
----
k
doc

CREATE VIEW cols AS SELECT table_name, column_name FROM information_schema.columns

SELECT column_name FROM cols WHERE table_name = 'cols' ORDER BY column_name
----
column_name
table_name

-- what a document says is not overwritten by defaults, however it comes
CREATE TABLE made (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, n INT DEFAULT 7, m INT)

CREATE VIEW seen AS SELECT id, n FROM made

INSERT INTO made (_doc) VALUES ('{"id": 40, "n": 1}'), ('{"m": 2}') RETURNING *
----
40 | 1 | null
1 | 7 | 2

INSERT INTO seen (_doc) SELECT '{"id": 41, "n": null}' RETURNING *
----
41 | null

INSERT INTO made (_doc, m) VALUES ('{"id": 42}', 5) RETURNING *
----
42 | 7 | 5
