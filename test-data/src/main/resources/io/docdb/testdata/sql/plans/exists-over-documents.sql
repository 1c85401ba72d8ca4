-- Documents whose values may be of any kind are joined, too, where EXISTS asks for them: a hash table finds a text and the date it is
-- the text of at one place, and compares them.

CREATE COLLECTION customers

CREATE COLLECTION orders

INSERT INTO customers SELECT JSON_OBJECT('_id': i, 'name': 'n' || i) FROM GENERATE_SERIES(1, 2000) AS g(i)

INSERT INTO orders SELECT JSON_OBJECT('_id': i, 'customer': JSON_OBJECT('id': i % 1500), 'status': CASE WHEN i % 100 = 0 THEN 'lost' ELSE 'done' END) FROM GENERATE_SERIES(1, 6000) AS g(i)

ANALYZE

EXPLAIN SELECT c.name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer.id = c._id)
----
Project  columns: c.name  (rows=500 cost=5651.6)
'  HashJoin anti  keys: c._id = o.customer.id; build: right  (rows=500 cost=5626.6)'
'    FullScan customers c  reads: _id, name  (rows=2000 cost=900.8)'
'    FullScan orders o  reads: customer.id  (rows=6000 cost=2700.8)'

SELECT COUNT(*) FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer.id = c._id)
----
501

EXPLAIN SELECT c.name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer.id = c._id AND o.status = 'lost')
----
Project  columns: c.name  (rows=59 cost=3825.5)
'  HashJoin semi  keys: c._id = o.customer.id; build: right  (rows=59 cost=3822.6)'
'    FullScan customers c  reads: _id, name  (rows=2000 cost=900.8)'
'    FullScan orders o  filter: o.status = 'lost'; reads: status, customer.id  (rows=60 cost=2403.8)'

SELECT COUNT(*) FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer.id = c._id AND o.status = 'lost')
----
14

-- few of them look up by an index
CREATE INDEX orders_customer ON orders(customer.id)

EXPLAIN SELECT c.name FROM customers c WHERE c._id < 10 AND EXISTS (SELECT 1 FROM orders o WHERE o.customer.id = c._id AND o.status = 'lost')
----
Project  columns: c.name  (rows=1 cost=49.8)
'  IndexLoopJoin semi  (rows=1 cost=49.8)'
'    KeyScan customers c  range: key < 10; reads: _id, name  (rows=9 cost=5.3)'
'    IndexScan orders o  index: orders_customer; range: customer.id = c._id; filter: (o.customer.id < 10) AND (o.status = 'lost') AND (o.customer.id = c._id); reads: customer.id, status  (rows=1 cost=4.9)'
