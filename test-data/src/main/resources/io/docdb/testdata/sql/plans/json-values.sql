-- JSON_VALUE of a path of members: the member of the document is read from its bytes, and found by an index on the path.

CREATE COLLECTION orders

INSERT INTO orders SELECT JSON_OBJECT('_id': i, 'customer': JSON_OBJECT('id': i % 200, 'city': 'c' || i % 100), 'total': i % 70) FROM GENERATE_SERIES(1, 2000) AS g(i)

INSERT INTO orders VALUES (JSON '{"_id": 3001, "customer": {"city": ["c7"]}}'), (JSON '{"_id": 3002, "customer": [{"city": "c7"}]}'), (JSON '{"_id": 3003, "customer": [{"city": "c7"}, {"city": "c8"}]}'), (JSON '{"_id": 3004, "customer": {"id": "7"}}'), (JSON '{"_id": 3005, "customer": null}'), (JSON '{"_id": 3006}')

CREATE INDEX orders_city ON orders(customer.city)

CREATE INDEX orders_customer ON orders(customer.id)

ANALYZE

-- lax paths look into an array on the way: such documents stand where the index has nothing
EXPLAIN SELECT _id FROM orders WHERE JSON_VALUE(_doc, '$.customer.city') = 'c7'
----
Project  columns: _id  (rows=20 cost=37.4)
'  IndexScan orders  index: orders_city; range: customer.city = 'c7' or customer.city IS null; filter: JSON_VALUE(customer, '$.city') = 'c7'; reads: customer, _id  (rows=20 cost=36.4)'

SELECT COUNT(*), MAX(_id) FROM orders WHERE JSON_VALUE(_doc, '$.customer.city') = 'c7'
----
21 | 3002

-- a number has a text, too
EXPLAIN SELECT _id FROM orders WHERE JSON_VALUE(_doc, '$.customer.id') IN ('7', '9')
----
Project  columns: _id  (rows=20 cost=39.6)
'  IndexScan orders  index: orders_customer; range: customer.id = '7' or customer.id = 7 or customer.id = '9' or customer.id = 9 or customer.id IS null; filter: JSON_VALUE(customer, '$.id') IN ('7', '9'); reads: customer, _id  (rows=20 cost=38.6)'

SELECT COUNT(*), MAX(_id) FROM orders WHERE JSON_VALUE(_doc, '$.customer.id') IN ('7', '9')
----
21 | 3004

-- what is not found may be something else than NULL, what is found may be another type or cut
EXPLAIN SELECT _id FROM orders WHERE JSON_VALUE(_doc, '$.customer.city' DEFAULT 'c7' ON EMPTY) = 'c7'
----
Project  columns: _id  (rows=20 cost=805.2)
'  FullScan orders  filter: JSON_VALUE(_doc, '$.customer.city', 'c7') = 'c7'; reads: document  (rows=20 cost=804.2)'

EXPLAIN SELECT _id FROM orders WHERE JSON_VALUE(_doc, '$.customer.city' RETURNING VARCHAR(2)) = 'c7'
----
Project  columns: _id  (rows=20 cost=805.2)
'  FullScan orders  filter: JSON_VALUE(customer, '$.city' RETURNING CHARACTER VARYING(2)) = 'c7'; reads: customer, _id  (rows=20 cost=804.2)'

-- where numbers are asked for, what is none is looked at, too: a text may be read as one
EXPLAIN SELECT _id FROM orders WHERE JSON_VALUE(_doc, '$.customer.id' RETURNING INTEGER) = 7
----
Project  columns: _id  (rows=10 cost=63.5)
'  IndexScan orders  index: orders_customer; range: (customer.id = 7 or no number); filter: JSON_VALUE(customer, '$.id' RETURNING INTEGER) = 7; reads: customer, _id  (rows=10 cost=63.0)'

SELECT COUNT(*), MAX(_id) FROM orders WHERE JSON_VALUE(_doc, '$.customer.id' RETURNING INTEGER) = 7
----
11 | 3004

EXPLAIN SELECT _id FROM orders WHERE JSON_VALUE(_doc, '$.customer.id' RETURNING NUMERIC(6, 2)) BETWEEN 5 AND 7.5
----
Project  columns: _id  (rows=26 cost=86.9)
'  IndexScan orders  index: orders_customer; range: (customer.id >= 5 AND customer.id <= 7.5 or no number); filter: (JSON_VALUE(customer, '$.id' RETURNING DECIMAL(6, 2)) >= 5) AND (JSON_VALUE(customer, '$.id' RETURNING DECIMAL(6, 2)) <= 7.5); reads: customer, _id  (rows=26 cost=85.6)'

SELECT COUNT(*), MAX(_id) FROM orders WHERE JSON_VALUE(_doc, '$.customer.id' RETURNING NUMERIC(6, 2)) BETWEEN 5 AND 7.5
----
31 | 3004

EXPLAIN SELECT _id FROM orders WHERE JSON_VALUE(_doc, '$.customer.id' RETURNING BIGINT) IN (3, 4)
----
Project  columns: _id  (rows=20 cost=78.8)
'  IndexScan orders  index: orders_customer; range: (customer.id = 3 or no number) or (customer.id = 4 or no number); filter: JSON_VALUE(customer, '$.id' RETURNING BIGINT) IN (3, 4); reads: customer, _id  (rows=20 cost=77.8)'

-- so for ranges of texts: a number has one
EXPLAIN SELECT _id FROM orders WHERE JSON_VALUE(_doc, '$.customer.city') LIKE 'c99%'
----
Project  columns: _id  (rows=31 cost=52.9)
'  IndexScan orders  index: orders_city; range: (customer.city starts with 'c99' or no text); filter: JSON_VALUE(customer, '$.city') LIKE 'c99%'; reads: customer, _id  (rows=31 cost=51.3)'

SELECT COUNT(*), MAX(_id) FROM orders WHERE JSON_VALUE(_doc, '$.customer.city') LIKE 'c7' OR JSON_VALUE(_doc, '$.customer.city') > 'c98'
----
41 | 3002

-- no document is decoded for it
EXPLAIN SELECT JSON_VALUE(_doc, '$.customer.city') AS city, SUM(JSON_VALUE(_doc, '$.total' RETURNING INTEGER)) FROM orders GROUP BY JSON_VALUE(_doc, '$.customer.city')
----
Project  columns: key, sum  (rows=101 cost=1415.1)
'  HashAggregate  keys: JSON_VALUE(customer, '$.city'); aggregates: SUM(JSON_VALUE(total, '$' RETURNING INTEGER))  (rows=101 cost=1410.1)'
'    FullScan orders  reads: customer, total  (rows=2006 cost=903.5)'

SELECT JSON_VALUE(_doc, '$.customer.city') AS city, SUM(JSON_VALUE(_doc, '$.total' RETURNING INTEGER)) FROM orders WHERE _id < 50 OR _id > 3000 GROUP BY JSON_VALUE(_doc, '$.customer.city') ORDER BY city LIMIT 3
----
null | null
c1 | 1
c10 | 10

-- an index on the expression is found as before
CREATE INDEX orders_value ON orders(JSON_VALUE(_doc, '$.customer.city' RETURNING VARCHAR(2)))

EXPLAIN SELECT _id FROM orders WHERE JSON_VALUE(_doc, '$.customer.city' RETURNING VARCHAR(2)) = 'c7'
----
Project  columns: _id  (rows=20 cost=8.8)
'  IndexOnlyScan orders  index: orders_value; range: JSON_VALUE(_doc, '$.customer.city' RETURNING CHARACTER VARYING(2)) = 'c7'  (rows=20 cost=7.8)'

-- JSON_TABLE: as many rows as arrays have elements, with the values that elements have
CREATE COLLECTION baskets

INSERT INTO baskets SELECT JSON_OBJECT('_id': i, 'items': JSON_ARRAY(JSON_OBJECT('sku': i % 50), JSON_OBJECT('sku': i % 90), JSON_OBJECT('sku': 7))) FROM GENERATE_SERIES(1, 2000) AS g(i)

ANALYZE baskets

EXPLAIN SELECT b._id FROM baskets b, JSON_TABLE(b.items, '$[*]' COLUMNS (sku INT PATH '$.sku')) j WHERE j.sku = 60
----
Project  columns: _id  (rows=44 cost=1506.9)
'  LateralJoin inner  condition: true  (rows=44 cost=1504.7)'
'    FullScan baskets b  reads: items, _id  (rows=2000 cost=900.8)'
'    Filter  filter: sku = 60  (rows=0 cost=0.3)'
'      FunctionScan JSON_TABLE  arguments: items  (rows=3 cost=0.2)'

SELECT COUNT(*) FROM baskets b, JSON_TABLE(b.items, '$[*]' COLUMNS (sku INT PATH '$.sku')) j WHERE j.sku = 60
----
22

EXPLAIN SELECT j.sku, COUNT(*) FROM baskets b, JSON_TABLE(b._doc, '$.items[*]' COLUMNS (sku INT PATH '$.sku')) j GROUP BY j.sku
----
Project  columns: sku, count  (rows=90 cost=3249.8)
'  HashAggregate  keys: sku; aggregates: COUNT(*)  (rows=90 cost=3245.3)'
'    LateralJoin inner  condition: true  (rows=6000 cost=1740.8)'
'      FullScan baskets b  reads: document  (rows=2000 cost=900.8)'
'      FunctionScan JSON_TABLE  arguments: _doc  (rows=3 cost=0.2)'
