CREATE COLLECTION o

INSERT INTO o DOCUMENT '{"_id": 1, "customer": {"name": "Ada", "city": "Oslo"}, "items": [{"sku": "a", "n": 2}, {"sku": "b", "n": 1}], "tags": ["x", "y"], "total": 10.50}'

INSERT INTO o DOCUMENT '{"_id": 2, "customer": {"name": "Bob", "city": null}, "items": [], "total": "text"}'

INSERT INTO o DOCUMENT '{"_id": 3, "tags": "x"}'

SELECT _id, customer.name, o.customer.city, total FROM o ORDER BY _id
----
1 | Ada | Oslo | 10.50
2 | Bob | null | text
3 | null | null | null

SELECT _id, items[0].sku, items[1].n, items[5], tags[0] FROM o ORDER BY _id
----
1 | a | 1 | null | x
2 | null | null | null | null
3 | null | null | null | null

SELECT _id FROM o WHERE customer.city IS NULL ORDER BY _id
----
2
3

SELECT _id FROM o WHERE customer.city IS MISSING ORDER BY _id
----
3

SELECT _id FROM o WHERE total > 5 ORDER BY _id
----
1

SELECT _id FROM o WHERE total = 'text'
----
2

SELECT _id FROM o WHERE customer.city = 'Oslo' AND items[0].n = 2
----
1

SELECT _id, customer -> 'name', customer ->> 'name', items -> 0, items -> 0 ->> 'sku', items -> -1 FROM o ORDER BY _id
----
1 | Ada | Ada | {"sku":"a","n":2} | a | {"sku":"b","n":1}
2 | Bob | Bob | null | null | null
3 | null | null | null | null | null

SELECT _id FROM o WHERE tags @> '["x"]' ORDER BY _id
----
1

SELECT _id FROM o WHERE _doc @> '{"customer": {"city": "Oslo"}}'
----
1

SELECT _id FROM o WHERE customer ? 'city' ORDER BY _id
----
1
2

SELECT _id, i.sku, i.n FROM o, UNNEST(o.items) AS i ORDER BY _id, i.sku
----
1 | a | 2
1 | b | 1

SELECT _id, t.v, t.k FROM o LEFT JOIN UNNEST(o.tags) WITH ORDINALITY AS t (v, k) ON TRUE ORDER BY _id, t.k
----
1 | x | 1
1 | y | 2
2 | null | null
3 | x | 1

SELECT SUM(i.n) FROM o, UNNEST(o.items) i
----
3

SELECT _id, (SELECT SUM(i.n) FROM UNNEST(o.items) i) FROM o ORDER BY _id
----
1 | 3
2 | null
3 | null

SELECT _id FROM o WHERE EXISTS (SELECT 1 FROM UNNEST(o.items) i WHERE i.sku = 'b')
----
1

SELECT _id FROM o WHERE 'b' = ANY (items[*].sku)
----
1

SELECT customer.city, COUNT(*) FROM o GROUP BY customer.city
----
Oslo | 1
null | 2

SELECT _doc FROM o WHERE _id = 3
----
{"_id":3,"tags":"x"}

SELECT o.* FROM o WHERE _id = 3
----
3 | {"_id":3,"tags":"x"}

SELECT * FROM o WHERE _id = 3
----
3 | {"_id":3,"tags":"x"}

UPDATE o SET customer.city = 'Rome' WHERE _id = 2

SELECT customer FROM o WHERE _id = 2
----
{"name":"Bob","city":"Rome"}

UPDATE o SET customer.address.zip = '0150' WHERE _id = 1

SELECT customer FROM o WHERE _id = 1
----
{"name":"Ada","city":"Oslo","address":{"zip":"0150"}}

UPDATE o REMOVE customer.address WHERE _id = 1

UPDATE o SET items[0].n = 5 WHERE _id = 1

SELECT items FROM o WHERE _id = 1
----
[{"sku":"a","n":5},{"sku":"b","n":1}]

UPDATE o SET tags = ARRAY_APPEND(tags, 'z') WHERE _id = 1 RETURNING tags
----
["x","y","z"]

UPDATE o SET extra = JSON_OBJECT('a' VALUE 1) WHERE _id = 3 RETURNING _doc
----
{"_id":3,"tags":"x","extra":{"a":1}}

UPDATE o SET _doc = JSON_MERGE_PATCH(_doc, '{"extra": null, "new": [1]}') WHERE _id = 3 RETURNING _doc
----
{"_id":3,"tags":"x","new":[1]}

SELECT JSON_TYPE(total), TYPEOF(total) FROM o ORDER BY _id
----
number | decimal
string | character varying
null | 'null'

INSERT INTO o (_id, customer) VALUES (4, JSON '{"name": "Eve"}') RETURNING customer.name
----
Eve

INSERT INTO o DOCUMENT '{"broken'
----
error 22032: Invalid JSON: Unexpected end of the text in property name (line 1, column 9)

INSERT INTO o DOCUMENT '[1]'
----
error 22032: Not a document: expected a JSON object, found ARRAY

DELETE FROM o WHERE customer.name = 'Eve'

SELECT COUNT(*) FROM o
----
3

CREATE INDEX o_city ON o (customer.city)

CREATE INDEX o_tags ON o (tags[*])

SELECT _id FROM o WHERE customer.city = 'Rome'
----
2

SELECT _id FROM o WHERE 'z' = ANY (tags[*])
----
1

SELECT _id FROM o WHERE tags @> '["y"]'
----
1

SELECT x.a FROM o x WHERE x._id = 1
----
null

SELECT o.nothing.deep FROM o WHERE _id = 1
----
null
