-- An outer join of which only the rows without partner pass is an anti join: it looks for one partner, and its rows are estimated.

CREATE TABLE customer(id INTEGER PRIMARY KEY, city VARCHAR(10), name VARCHAR(10))

CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INTEGER, total INTEGER)

CREATE TABLE claim(id INTEGER PRIMARY KEY, orders INTEGER NOT NULL, kind VARCHAR(10), place INTEGER)

INSERT INTO customer SELECT i, 'c' || i % 20, 'n' || i FROM GENERATE_SERIES(1, 1000) AS g(i)

INSERT INTO orders SELECT i, i * 7919 % 800 + 1, i % 500 FROM GENERATE_SERIES(1, 10000) AS g(i)

INSERT INTO claim SELECT i, i * 97 % 5000 + 1, CASE WHEN i % 50 = 0 THEN 'stolen' ELSE 'late' END, CASE WHEN i % 3 > 0 THEN i % 7 END FROM GENERATE_SERIES(1, 3000) AS g(i)

CREATE INDEX orders_customer ON orders(customer)

CREATE INDEX claim_orders ON claim(orders)

ANALYZE

-- the key is never NULL
EXPLAIN SELECT c.id, c.name FROM customer c LEFT JOIN orders o ON o.customer = c.id WHERE o.id IS NULL
----
Project  columns: c.id, c.name  (rows=200 cost=4770.8)
'  IndexLoopJoin anti  (rows=200 cost=4760.8)'
'    FullScan customer c  reads: id, name  (rows=1000 cost=450.8)'
'    IndexOnlyScan orders o  index: orders_customer; range: customer = c.id  (rows=10 cost=4.3)'

SELECT COUNT(*), MIN(c.id), MAX(o.total) FROM customer c LEFT JOIN orders o ON o.customer = c.id WHERE o.id IS NULL
----
200 | 801 | null

-- a column that is not the key, but which the condition asks for; the other join is made before
EXPLAIN SELECT c.name, o.id, k.kind FROM orders o JOIN customer c ON c.id = o.customer LEFT JOIN claim k ON k.orders = o.id AND k.place > 2 WHERE k.place IS NULL AND c.city = 'c7'
----
Project  columns: c.name, o.id, null  (rows=443 cost=1787.6)
'  IndexLoopJoin anti  (rows=443 cost=1765.4)'
'    IndexLoopJoin inner  (rows=500 cost=643.3)'
'      FullScan customer c  filter: c.city = 'c7'; reads: city, id, name  (rows=50 cost=403.3)'
'      IndexOnlyScan orders o  index: orders_customer; range: customer = c.id  (rows=10 cost=4.3)'
'    IndexScan claim k  index: claim_orders; range: orders = o.id; filter: k.place > 2; reads: place, orders  (rows=1 cost=2.2)'

SELECT COUNT(*), SUM(o.id), MAX(k.kind) FROM orders o JOIN customer c ON c.id = o.customer LEFT JOIN claim k ON k.orders = o.id AND k.place > 2 WHERE k.place IS NULL AND c.city = 'c7'
----
444 | 2364316 | null

-- a partner may have NULL here
EXPLAIN SELECT o.id FROM orders o LEFT JOIN claim k ON k.orders = o.id WHERE k.place IS NULL AND o.id < 100
----
Project  columns: o.id  (rows=33 cost=156.7)
'  Filter  filter: k.place IS NULL  (rows=33 cost=155.0)'
'    MergeJoin left  keys: o.id = k.orders  (rows=99 cost=150.1)'
'      KeyScan orders o  range: key < 100; reads: id  (rows=99 cost=45.8)'
'      IndexScan claim k  index: claim_orders; range: orders < 100; reads: orders, place  (rows=59 cost=83.5)'

SELECT COUNT(*) FROM orders o LEFT JOIN claim k ON k.orders = o.id WHERE k.place IS NULL AND o.id < 100
----
55

-- of a full join the rows of one side
EXPLAIN SELECT o.id FROM claim k FULL JOIN orders o ON k.orders = o.id WHERE k.orders IS NULL AND o.id < 100
----
Project  columns: o.id  (rows=69 cost=166.8)
'  IndexLoopJoin anti  (rows=69 cost=163.3)'
'    KeyScan orders o  range: key < 100; reads: id  (rows=99 cost=45.8)'
'    IndexOnlyScan claim k  index: claim_orders; range: orders = o.id  (rows=1 cost=1.2)'

SELECT COUNT(*) FROM claim k FULL JOIN orders o ON k.orders = o.id WHERE k.orders IS NULL AND o.id < 100
----
40

SELECT COUNT(*), COUNT(k.id) FROM claim k FULL JOIN orders o ON k.orders = o.id AND k.place = 1 WHERE o.id IS NULL
----
2714 | 2714

EXPLAIN DELETE FROM orders WHERE id IN (SELECT o.id FROM orders o LEFT JOIN claim k ON k.orders = o.id WHERE k.id IS NULL AND o.total = 7)
----
Delete orders  (rows=14 cost=4178.1)
'  Project  columns: orders._key, orders.id  (rows=14 cost=4038.1)'
'    IndexLoopJoin inner  (rows=14 cost=4037.4)'
'      IndexLoopJoin anti  (rows=14 cost=4025.5)'
'        FullScan orders o  filter: o.total = 7; reads: total, id  (rows=20 cost=4001.8)'
'        IndexOnlyScan claim k  index: claim_orders; range: orders = o.id  (rows=1 cost=1.2)'
'      KeyLookup orders  key: o.id; reads: id  (rows=1 cost=0.8)'

DELETE FROM orders WHERE id IN (SELECT o.id FROM orders o LEFT JOIN claim k ON k.orders = o.id WHERE k.id IS NULL AND o.total = 7)

SELECT COUNT(*) FROM orders WHERE total = 7
----
6
