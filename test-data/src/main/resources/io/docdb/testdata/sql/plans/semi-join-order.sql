-- Semi and anti joins, which IN and EXISTS become, have their place in the order of joins: one that leaves few rows comes before a
-- join that makes many, one that leaves most comes behind a join that leaves few.

CREATE TABLE customer(id INTEGER PRIMARY KEY, city VARCHAR(10), name VARCHAR(10))

CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INTEGER, total INTEGER)

CREATE TABLE item(id INTEGER PRIMARY KEY, orders INTEGER, sku INTEGER)

CREATE TABLE claim(id INTEGER PRIMARY KEY, orders INTEGER, kind VARCHAR(10))

INSERT INTO customer SELECT i, 'c' || i % 20, 'n' || i FROM GENERATE_SERIES(1, 1000) AS g(i)

INSERT INTO orders SELECT i, i * 7919 % 1000 + 1, i % 500 FROM GENERATE_SERIES(1, 10000) AS g(i)

INSERT INTO item SELECT i, i % 10000 + 1, i % 300 FROM GENERATE_SERIES(1, 30000) AS g(i)

INSERT INTO claim SELECT i, i * 97 % 10000 + 1, CASE WHEN i % 50 = 0 THEN 'stolen' ELSE 'late' END FROM GENERATE_SERIES(1, 3000) AS g(i)

CREATE INDEX item_orders ON item(orders)

CREATE INDEX claim_orders ON claim(orders)

ANALYZE

-- few claims are of that kind: the customers and items of their orders alone are looked up
EXPLAIN SELECT c.name, i.sku FROM customer c JOIN orders o ON o.customer = c.id JOIN item i ON i.orders = o.id WHERE EXISTS (SELECT 1 FROM claim k WHERE k.orders = o.id AND k.kind = 'stolen')
----
Project  columns: c.name, i.sku  (rows=180 cost=1644.7)
'  IndexLoopJoin inner  (rows=180 cost=1635.7)'
'    IndexLoopJoin inner  (rows=60 cost=1326.8)'
'      Project  columns: o.customer, o.id  (rows=60 cost=1275.8)'
'        IndexLoopJoin inner  (rows=60 cost=1272.8)'
'          Distinct  on: k.orders  (rows=60 cost=1221.8)'
'            FullScan claim k  filter: k.kind = 'stolen'; reads: kind, orders  (rows=60 cost=1203.8)'
'          KeyLookup orders o  key: k.orders; reads: customer, id  (rows=1 cost=0.8)'
'      KeyLookup customer c  key: o.customer; reads: id, name  (rows=1 cost=0.8)'
'    IndexScan item i  index: item_orders; range: orders = o.id; reads: orders, sku  (rows=3 cost=5.0)'

SELECT COUNT(*), SUM(i.sku) FROM customer c JOIN orders o ON o.customer = c.id JOIN item i ON i.orders = o.id WHERE EXISTS (SELECT 1 FROM claim k WHERE k.orders = o.id AND k.kind = 'stolen')
----
180 | 22500

-- the same with IN
EXPLAIN SELECT c.name, i.sku FROM customer c JOIN orders o ON o.customer = c.id JOIN item i ON i.orders = o.id WHERE o.id IN (SELECT k.orders FROM claim k WHERE k.kind = 'stolen')
----
Project  columns: c.name, i.sku  (rows=180 cost=1644.7)
'  IndexLoopJoin inner  (rows=180 cost=1635.7)'
'    IndexLoopJoin inner  (rows=60 cost=1326.8)'
'      Project  columns: o.customer, o.id  (rows=60 cost=1275.8)'
'        IndexLoopJoin inner  (rows=60 cost=1272.8)'
'          Distinct  on: k.orders  (rows=60 cost=1221.8)'
'            FullScan claim k  filter: k.kind = 'stolen'; reads: kind, orders  (rows=60 cost=1203.8)'
'          KeyLookup orders o  key: k.orders; reads: customer, id  (rows=1 cost=0.8)'
'      KeyLookup customer c  key: o.customer; reads: id, name  (rows=1 cost=0.8)'
'    IndexScan item i  index: item_orders; range: orders = o.id; reads: orders, sku  (rows=3 cost=5.0)'

-- most orders have no claim: that is asked of the few orders of one customer
EXPLAIN SELECT c.name, i.sku FROM customer c JOIN orders o ON o.customer = c.id JOIN item i ON i.orders = o.id WHERE c.id = 7 AND NOT EXISTS (SELECT 1 FROM claim k WHERE k.orders = o.id)
----
Project  columns: c.name, i.sku  (rows=21 cost=4053.4)
'  IndexLoopJoin inner  (rows=21 cost=4052.3)'
'    HashJoin inner  keys: o.customer = c.id; build: right  (rows=7 cost=4016.3)'
'      IndexLoopJoin anti  (rows=7 cost=4013.2)'
'        FullScan orders o  filter: o.customer = 7; reads: customer, id  (rows=10 cost=4001.3)'
'        IndexOnlyScan claim k  index: claim_orders; range: orders = o.id  (rows=1 cost=1.2)'
'      KeyLookup customer c  key: 7; reads: id, name  (rows=1 cost=0.8)'
'    IndexScan item i  index: item_orders; range: orders = o.id; reads: orders, sku  (rows=3 cost=5.0)'

SELECT COUNT(*), SUM(i.sku) FROM customer c JOIN orders o ON o.customer = c.id JOIN item i ON i.orders = o.id WHERE c.id = 7 AND NOT EXISTS (SELECT 1 FROM claim k WHERE k.orders = o.id)
----
21 | 3633

-- a condition on two relations waits for both
EXPLAIN SELECT c.name FROM customer c JOIN orders o ON o.customer = c.id JOIN item i ON i.orders = o.id WHERE EXISTS (SELECT 1 FROM claim k WHERE k.orders = o.id AND k.id = i.sku)
----
Project  columns: c.name  (rows=8997 cost=43098.4)
'  HashJoin inner  keys: o.customer = c.id; build: right  (rows=8997 cost=42648.6)'
'    HashJoin semi  keys: o.id = k.orders AND i.sku = k.id; build: right  (rows=8997 cost=39248.8)'
'      HashJoin inner  keys: o.id = i.orders; build: left  (rows=29989 cost=29501.0)'
'        FullScan orders o  reads: customer, id  (rows=10000 cost=4500.8)'
'        FullScan item i  reads: orders, sku  (rows=30000 cost=13500.8)'
'      IndexOnlyScan claim k  index: claim_orders; range: all  (rows=3000 cost=1050.8)'
'    FullScan customer c  reads: id, name  (rows=1000 cost=450.8)'

SELECT COUNT(*) FROM customer c JOIN orders o ON o.customer = c.id JOIN item i ON i.orders = o.id WHERE EXISTS (SELECT 1 FROM claim k WHERE k.orders = o.id AND k.id = i.sku)
----
11

-- several tests, one of them NOT IN
EXPLAIN SELECT c.name FROM customer c JOIN orders o ON o.customer = c.id WHERE o.id IN (SELECT k.orders FROM claim k WHERE k.kind = 'stolen') AND c.city NOT IN (SELECT d.city FROM customer d WHERE d.id < 4)
----
Project  columns: c.name  (rows=51 cost=1350.3)
'  HashJoin anti  keys: c.city = d.city; build: right; null aware: yes  (rows=51 cost=1347.8)'
'    IndexLoopJoin inner  (rows=60 cost=1326.8)'
'      Project  columns: o.customer, o.id  (rows=60 cost=1275.8)'
'        IndexLoopJoin inner  (rows=60 cost=1272.8)'
'          Distinct  on: k.orders  (rows=60 cost=1221.8)'
'            FullScan claim k  filter: k.kind = 'stolen'; reads: kind, orders  (rows=60 cost=1203.8)'
'          KeyLookup orders o  key: k.orders; reads: customer, id  (rows=1 cost=0.8)'
'      KeyLookup customer c  key: o.customer; reads: id, city, name  (rows=1 cost=0.8)'
'    KeyScan customer d  range: key < 4; reads: id, city  (rows=3 cost=2.6)'

SELECT COUNT(*) FROM customer c JOIN orders o ON o.customer = c.id WHERE o.id IN (SELECT k.orders FROM claim k WHERE k.kind = 'stolen') AND c.city NOT IN (SELECT d.city FROM customer d WHERE d.id < 4)
----
60

-- as they are written
SET docdb.rules.off = 'ordered-semi-joins'

SELECT COUNT(*), SUM(i.sku) FROM customer c JOIN orders o ON o.customer = c.id JOIN item i ON i.orders = o.id WHERE EXISTS (SELECT 1 FROM claim k WHERE k.orders = o.id AND k.kind = 'stolen')
----
180 | 22500

SELECT COUNT(*) FROM customer c JOIN orders o ON o.customer = c.id JOIN item i ON i.orders = o.id WHERE EXISTS (SELECT 1 FROM claim k WHERE k.orders = o.id AND k.id = i.sku)
----
11
