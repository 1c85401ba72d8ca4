-- What a text or a number is made of is found by an index on the path, as PostgreSQL's users write it.

CREATE COLLECTION orders

INSERT INTO orders SELECT JSON_OBJECT('_id': i, 'customer': JSON_OBJECT('id': i % 200, 'city': 'c' || i % 100), 'total': i % 700 + 0.5) FROM GENERATE_SERIES(1, 4000) AS g(i)

CREATE INDEX orders_city ON orders(customer.city)

CREATE INDEX orders_customer ON orders(customer.id)

CREATE INDEX orders_total ON orders(total)

ANALYZE

EXPLAIN SELECT _id FROM orders WHERE _doc -> 'customer' ->> 'id' = '77'
----
Project  columns: _id  (rows=20 cost=9.6)
'  IndexOnlyScan orders  index: orders_customer; range: customer.id = '77' or customer.id = 77; filter: CAST(customer.id AS CHARACTER VARYING) = '77'  (rows=20 cost=8.6)'

EXPLAIN SELECT _id FROM orders WHERE _doc #>> '{customer,city}' LIKE 'c77%'
----
Project  columns: _id  (rows=31 cost=13.1)
'  IndexOnlyScan orders  index: orders_city; range: (customer.city starts with 'c77' or no text); filter: CAST(customer.city AS CHARACTER VARYING) LIKE 'c77%'  (rows=31 cost=11.6)'

EXPLAIN SELECT COUNT(*) FROM orders WHERE (_doc ->> 'total')::NUMERIC > 690
----
Project  columns: count  (rows=1 cost=37.8)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=37.8)'
'    IndexOnlyScan orders  index: orders_total; range: (total > 690 or no number); filter: CAST(CAST(total AS CHARACTER VARYING) AS DECIMAL) > 690  (rows=62 cost=22.3)'

EXPLAIN SELECT _id FROM orders WHERE (_doc -> 'customer' ->> 'id')::INT IN (77, 78)
----
Project  columns: _id  (rows=62 cost=26.2)
'  IndexOnlyScan orders  index: orders_customer; range: (customer.id = 77 or no number) or (customer.id = 78 or no number); filter: CAST(CAST(customer.id AS CHARACTER VARYING) AS INTEGER) IN (77, 78)  (rows=62 cost=23.1)'

EXPLAIN SELECT _id FROM orders WHERE CAST(JSON_VALUE(_doc, '$.total') AS NUMERIC) BETWEEN 100 AND 101
----
Project  columns: _id  (rows=6 cost=3.1)
'  IndexOnlyScan orders  index: orders_total; range: (total >= 100 AND total <= 101 or no number); filter: (CAST(JSON_VALUE(total, '$') AS DECIMAL) >= 100) AND (CAST(JSON_VALUE(total, '$') AS DECIMAL) <= 101)  (rows=6 cost=2.8)'

SELECT COUNT(*) FROM orders WHERE (_doc ->> 'total')::NUMERIC > 690
----
50

SELECT COUNT(*) FROM orders WHERE (_doc -> 'customer' ->> 'id')::INT IN (77, 78)
----
40

SELECT COUNT(*) FROM orders WHERE CAST(JSON_VALUE(_doc, '$.total') AS NUMERIC) BETWEEN 100 AND 101
----
6

-- texts, too, may be numbers; an object has a text
INSERT INTO orders VALUES (JSON '{"_id": 5001, "customer": {"id": "77", "city": {"a": 1}}, "total": "695"}'), (JSON '{"_id": 5002, "customer": {"city": true}}')

SELECT _id FROM orders WHERE (_doc -> 'customer' ->> 'id')::INT = 77 AND _id > 3900
----
5001

SELECT _id FROM orders WHERE _doc #>> '{customer,city}' = '{"a":1}'
----
5001

SELECT _id FROM orders WHERE _doc #>> '{customer,city}' > 'c99'
----
5002
5001

SELECT _id FROM orders WHERE (_doc ->> 'total')::NUMERIC BETWEEN 694.9 AND 695.1
----
5001

-- joins look up so, too
CREATE COLLECTION wanted

INSERT INTO wanted VALUES (JSON '{"_id": 1, "city": "c5"}'), (JSON '{"_id": 2, "city": "c6"}')

EXPLAIN SELECT COUNT(*) FROM wanted w JOIN orders o ON o._doc -> 'customer' ->> 'city' = w._doc ->> 'city'
----
Project  columns: count  (rows=1 cost=454.6)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=454.6)'
'    IndexLoopJoin inner  (rows=80 cost=434.5)'
'      FullScan wanted w  reads: city  (rows=2 cost=400.9)'
'      IndexOnlyScan orders o  index: orders_city; range: (customer.city = CAST(w.city AS CHARACTER VARYING) or no text); filter: CAST(o.customer.city AS CHARACTER VARYING) = CAST(w.city AS CHARACTER VARYING)  (rows=40 cost=14.8)'

SELECT COUNT(*) FROM wanted w JOIN orders o ON o._doc -> 'customer' ->> 'city' = w._doc ->> 'city'
----
80
