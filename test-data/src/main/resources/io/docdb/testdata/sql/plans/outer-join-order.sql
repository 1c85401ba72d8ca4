-- Outer joins have their place in the order of joins: where a later one leaves few rows, these alone are padded.

CREATE TABLE customer(id INTEGER PRIMARY KEY, city VARCHAR(10), name VARCHAR(10))

CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INTEGER, coupon INTEGER, total INTEGER)

CREATE TABLE shipment(id INTEGER PRIMARY KEY, orders INTEGER, carrier VARCHAR(10))

CREATE TABLE coupon(id INTEGER PRIMARY KEY, code VARCHAR(10), percent INTEGER)

INSERT INTO customer SELECT i, 'c' || i % 20, 'n' || i FROM GENERATE_SERIES(1, 1000) AS g(i)

INSERT INTO orders SELECT i, i * 7919 % 1000 + 1, CASE WHEN i % 4 = 0 THEN i % 60 END, i % 500 FROM GENERATE_SERIES(1, 10000) AS g(i)

INSERT INTO shipment SELECT i, i * 2, 'k' || i % 5 FROM GENERATE_SERIES(1, 4000) AS g(i)

INSERT INTO coupon SELECT i, 'code' || i, i % 9 FROM GENERATE_SERIES(1, 50) AS g(i)

CREATE INDEX orders_customer ON orders(customer)

CREATE INDEX shipment_orders ON shipment(orders)

ANALYZE

-- ten orders are padded, not ten thousand
EXPLAIN SELECT o.id, s.carrier, c.name FROM orders o LEFT JOIN shipment s ON s.orders = o.id JOIN customer c ON c.id = o.customer WHERE c.name = 'n77'
----
Project  columns: o.id, s.carrier, c.name  (rows=10 cost=428.7)
'  IndexLoopJoin left  (rows=10 cost=428.2)'
'    IndexLoopJoin inner  (rows=10 cost=405.7)'
'      FullScan customer c  filter: c.name = 'n77'; reads: name, id  (rows=1 cost=400.9)'
'      IndexOnlyScan orders o  index: orders_customer; range: customer = c.id  (rows=10 cost=4.3)'
'    IndexScan shipment s  index: shipment_orders; range: orders = o.id; reads: orders, carrier  (rows=1 cost=2.2)'

SELECT o.id, s.carrier, c.name FROM orders o LEFT JOIN shipment s ON s.orders = o.id JOIN customer c ON c.id = o.customer WHERE c.name = 'n77' AND o.id < 5000
----
604 | k2 | n77
1604 | k2 | n77
2604 | k2 | n77
3604 | k2 | n77
4604 | k2 | n77

-- what is asked of the padded side is asked once it is there
EXPLAIN SELECT o.id FROM orders o LEFT JOIN shipment s ON s.orders = o.id JOIN customer c ON c.id = o.customer WHERE c.name = 'n77' AND (s.carrier IS NULL OR s.carrier = 'k1')
----
Project  columns: o.id  (rows=2 cost=428.8)
'  Filter  filter: (s.carrier IS NULL) OR (s.carrier = 'k1')  (rows=2 cost=428.7)'
'    IndexLoopJoin left  (rows=10 cost=428.2)'
'      IndexLoopJoin inner  (rows=10 cost=405.7)'
'        FullScan customer c  filter: c.name = 'n77'; reads: name, id  (rows=1 cost=400.9)'
'        IndexOnlyScan orders o  index: orders_customer; range: customer = c.id  (rows=10 cost=4.3)'
'      IndexScan shipment s  index: shipment_orders; range: orders = o.id; reads: orders, carrier  (rows=1 cost=2.2)'

SELECT COUNT(*), SUM(o.id) FROM orders o LEFT JOIN shipment s ON s.orders = o.id JOIN customer c ON c.id = o.customer WHERE c.name = 'n77' AND (s.carrier IS NULL OR s.carrier = 'k1')
----
2 | 18208

-- and before other sides are padded in vain
EXPLAIN SELECT o.id, p.code FROM orders o LEFT JOIN shipment s ON s.orders = o.id LEFT JOIN coupon p ON p.id = o.coupon WHERE COALESCE(s.carrier, 'k1') = 'k1' AND o.id < 200
----
Project  columns: o.id, p.code  (rows=40 cost=317.1)
'  IndexLoopJoin left  (rows=40 cost=315.1)'
'    Filter  filter: (CASE WHEN NOT (s.carrier IS NULL) THEN s.carrier ELSE 'k1' END) = 'k1'  (rows=40 cost=281.3)'
'      MergeJoin left  keys: o.id = s.orders  (rows=199 cost=271.3)'
'        KeyScan orders o  range: key < 200; reads: id, coupon  (rows=199 cost=90.9)'
'        IndexScan shipment s  index: shipment_orders; range: orders < 200; reads: orders, carrier  (rows=100 cost=140.5)'
'    KeyLookup coupon p  key: o.coupon; reads: id, code  (rows=1 cost=0.8)'

SELECT COUNT(*), COUNT(p.code) FROM orders o LEFT JOIN shipment s ON s.orders = o.id LEFT JOIN coupon p ON p.id = o.coupon WHERE COALESCE(s.carrier, 'k1') = 'k1' AND o.id < 200
----
120 | 7

-- a padded side that another one depends on, and one that is written on the left
EXPLAIN SELECT o.id, p.code, c.name FROM shipment s RIGHT JOIN orders o ON s.orders = o.id LEFT JOIN coupon p ON p.id = o.coupon AND s.carrier = 'k2' JOIN customer c ON c.id = o.customer AND c.name IN ('n5', 'n6')
----
Project  columns: o.id, p.code, c.name  (rows=20 cost=494.5)
'  IndexLoopJoin left  (rows=20 cost=493.5)'
'    IndexLoopJoin left  (rows=20 cost=476.5)'
'      IndexLoopJoin inner  (rows=20 cost=431.5)'
'        FullScan customer c  filter: c.name IN ('n5', 'n6'); reads: name, id  (rows=2 cost=400.9)'
'        IndexScan orders o  index: orders_customer; range: customer = c.id; reads: id, coupon, customer  (rows=10 cost=14.8)'
'      IndexScan shipment s  index: shipment_orders; range: orders = o.id; reads: orders, carrier  (rows=1 cost=2.2)'
'    KeyLookup coupon p  key: o.coupon; filter: s.carrier = 'k2'; reads: id, code  (rows=1 cost=0.8)'

SELECT COUNT(*), COUNT(s.id), COUNT(p.code) FROM shipment s RIGHT JOIN orders o ON s.orders = o.id LEFT JOIN coupon p ON p.id = o.coupon AND s.carrier = 'k2' JOIN customer c ON c.id = o.customer AND c.city IN ('c5', 'c6')
----
1000 | 400 | 0

-- an inner join by a column of the padded side comes behind it
EXPLAIN SELECT COUNT(*) FROM orders o LEFT JOIN coupon p ON p.id = o.coupon JOIN customer c ON c.id = COALESCE(p.percent, o.customer) WHERE o.id < 20
----
Project  columns: count  (rows=1 cost=47.0)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=46.9)'
'    IndexLoopJoin inner  (rows=19 cost=42.1)'
'      IndexLoopJoin left  (rows=19 cost=25.9)'
'        KeyScan orders o  range: key < 20; reads: id, coupon, customer  (rows=19 cost=9.8)'
'        KeyLookup coupon p  key: o.coupon; reads: id, percent  (rows=1 cost=0.8)'
'      KeyLookup customer c  key: CASE WHEN NOT (p.percent IS NULL) THEN p.percent ELSE o.customer END; reads: id  (rows=1 cost=0.8)'

SELECT COUNT(*), SUM(c.id) FROM orders o LEFT JOIN coupon p ON p.id = o.coupon JOIN customer c ON c.id = COALESCE(p.percent, o.customer) WHERE o.id < 20
----
19 | 8887

SET docdb.rules.off = 'ordered-outer-joins'

EXPLAIN SELECT o.id, s.carrier, c.name FROM orders o LEFT JOIN shipment s ON s.orders = o.id JOIN customer c ON c.id = o.customer WHERE c.name = 'n77'
----
Rules off: ordered-outer-joins
Project  columns: o.id, s.carrier, c.name  (rows=10 cost=12203.7)
'  HashJoin inner  keys: o.customer = c.id; build: right  (rows=10 cost=12203.2)'
'    HashJoin left  keys: o.id = s.orders; build: right  (rows=10000 cost=9301.6)'
'      IndexOnlyScan orders o  index: orders_customer; range: all  (rows=10000 cost=3500.8)'
'      FullScan shipment s  reads: orders, carrier  (rows=4000 cost=1800.8)'
'    FullScan customer c  filter: c.name = 'n77'; reads: name, id  (rows=1 cost=400.9)'

SELECT COUNT(*), COUNT(s.id), COUNT(p.code) FROM shipment s RIGHT JOIN orders o ON s.orders = o.id LEFT JOIN coupon p ON p.id = o.coupon AND s.carrier = 'k2' JOIN customer c ON c.id = o.customer AND c.city IN ('c5', 'c6')
----
1000 | 400 | 0
