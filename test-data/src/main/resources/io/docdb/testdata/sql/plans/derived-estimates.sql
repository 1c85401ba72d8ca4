-- How many rows are expected of what derived tables give: groups and their extremes, windows, unions, and what is left of rows
-- besides others. Beside each how many there are.

CREATE TABLE customers(id INTEGER PRIMARY KEY, country VARCHAR(2))

CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INTEGER, placed DATE, total INTEGER, status VARCHAR(10))

CREATE TABLE events(id INTEGER PRIMARY KEY, customer INTEGER, kind VARCHAR(10), orders INTEGER)

INSERT INTO customers SELECT i, CASE WHEN i % 100 = 7 THEN 'LI' WHEN i % 2 = 0 THEN 'DE' ELSE 'FR' END FROM GENERATE_SERIES(1, 997) AS g(i)

-- few customers have many orders
INSERT INTO orders SELECT i, CASE WHEN i % 7 < 3 THEN 1 + i * 7919 % 19 ELSE 1 + i * 7919 % 997 END, DATE '2020-01-01' + i % 1500, i * 31 % 5003, CASE WHEN i % 53 = 0 THEN 'back' WHEN i % 11 = 0 THEN 'open' ELSE 'done' END FROM GENERATE_SERIES(1, 10000) AS g(i)

INSERT INTO events SELECT i, 1 + i * 104729 % 997, CASE WHEN i % 20 = 0 THEN 'buy' WHEN i % 3 = 0 THEN 'click' ELSE 'view' END, CASE WHEN i % 20 = 0 THEN 1 + i * 31 % 10000 END FROM GENERATE_SERIES(1, 10000) AS g(i)

CREATE INDEX orders_customer ON orders(customer, placed)

CREATE INDEX events_customer ON events(customer)

ANALYZE

-- the row of the greatest value is there for each group
EXPLAIN SELECT o.id FROM orders o JOIN (SELECT customer, MAX(total) AS most FROM orders GROUP BY customer) q ON q.customer = o.customer AND q.most = o.total
----
Project  columns: o.id  (rows=997 cost=14450.3)
'  HashJoin inner  keys: o.customer = customer AND o.total = most; build: right  (rows=997 cost=14400.4)'
'    FullScan orders o  reads: customer, total, id  (rows=10000 cost=4500.8)'
'    Project  columns: customer, max  (rows=997 cost=7100.5)'
'      HashAggregate  keys: orders.customer; aggregates: MAX(orders.total)  (rows=997 cost=7050.7)'
'        FullScan orders  reads: customer, total  (rows=10000 cost=4500.8)'

SELECT COUNT(*) FROM orders o JOIN (SELECT customer, MAX(total) AS most FROM orders GROUP BY customer) q ON q.customer = o.customer AND q.most = o.total
----
997

EXPLAIN SELECT o.id FROM orders o JOIN (SELECT customer, MAX(placed) AS last FROM orders GROUP BY customer) q ON q.customer = o.customer AND q.last = o.placed WHERE o.status = 'open'
----
Project  columns: o.id  (rows=89 cost=4097.4)
'  IndexLoopJoin inner  (rows=89 cost=4092.9)'
'    Project  columns: customer, max  (rows=997 cost=1895.1)'
'      HashAggregate  keys: orders.customer; aggregates: MAX(orders.placed)  (rows=997 cost=1845.3)'
'        IndexOnlySkipScan orders  index: orders_customer; range: all; first of each: customer; direction: descending  (rows=997 cost=1546.2)'
'    IndexScan orders o  index: orders_customer; range: customer = customer AND placed = last; filter: o.status = 'open'; reads: status, customer, placed, id  (rows=1 cost=2.2)'

SELECT COUNT(*) FROM orders o JOIN (SELECT customer, MAX(placed) AS last FROM orders GROUP BY customer) q ON q.customer = o.customer AND q.last = o.placed WHERE o.status = 'open'
----
89

EXPLAIN SELECT id FROM (SELECT id, total, MAX(total) OVER (PARTITION BY customer) AS most FROM orders) q WHERE total = most
----
Project  columns: id  (rows=997 cost=11365.7)
'  Filter  filter: total = max  (rows=997 cost=11315.9)'
'    Window  calls: MAX(total); partition by: customer  (rows=10000 cost=10815.9)'
'      Sort  keys: customer NULLS FIRST  (rows=10000 cost=10315.9)'
'        FullScan orders  reads: customer, total, id  (rows=10000 cost=4500.8)'

SELECT COUNT(*) FROM (SELECT id, total, MAX(total) OVER (PARTITION BY customer) AS most FROM orders) q WHERE total = most
----
997

-- as it is the one behind which no other stands
EXPLAIN SELECT o.id FROM orders o WHERE NOT EXISTS (SELECT 1 FROM orders p WHERE p.customer = o.customer AND p.total > o.total)
----
Project  columns: o.id  (rows=997 cost=14101.3)
'  HashJoin anti  keys: o.customer = p.customer; condition: p.total > o.total; build: right  (rows=997 cost=14051.5)'
'    FullScan orders o  reads: customer, total, id  (rows=10000 cost=4500.8)'
'    FullScan orders p  reads: customer, total  (rows=10000 cost=4500.8)'

SELECT COUNT(*) FROM orders o WHERE NOT EXISTS (SELECT 1 FROM orders p WHERE p.customer = o.customer AND p.total > o.total)
----
997

-- the mean of a group is there once for each
EXPLAIN SELECT o.id FROM orders o WHERE o.total > (SELECT AVG(p.total) FROM orders p WHERE p.customer = o.customer)
----
Project  columns: o.id  (rows=3000 cost=14750.7)
'  Project  columns: o.id  (rows=3000 cost=14600.7)'
'    HashJoin inner  keys: o.customer = key; condition: o.total > avg; build: right  (rows=3000 cost=14450.7)'
'      FullScan orders o  reads: customer, total, id  (rows=10000 cost=4500.8)'
'      HashAggregate  keys: p.customer; aggregates: AVG(p.total)  (rows=997 cost=7050.7)'
'        FullScan orders p  reads: customer, total  (rows=10000 cost=4500.8)'

SELECT COUNT(*) FROM orders o WHERE o.total > (SELECT AVG(p.total) FROM orders p WHERE p.customer = o.customer)
----
5001

-- groups by their number of rows
EXPLAIN SELECT customer FROM orders WHERE status = 'open' GROUP BY customer HAVING COUNT(*) > 3
----
Project  columns: customer  (rows=20 cost=4330.0)
'  Filter  filter: count > 3  (rows=20 cost=4329.0)'
'    HashAggregate  keys: customer; aggregates: COUNT(*)  (rows=606 cost=4298.7)'
'      FullScan orders  filter: status = 'open'; reads: status, customer  (rows=892 cost=4045.4)'

SELECT COUNT(*) FROM (SELECT customer FROM orders WHERE status = 'open' GROUP BY customer HAVING COUNT(*) > 3) q
----
19

EXPLAIN SELECT id FROM customers GROUP BY id HAVING COUNT(*) > 1
----
Project  columns: id  (rows=2 cost=799.7)
'  Filter  filter: count > 1  (rows=2 cost=799.6)'
'    HashAggregate  keys: id; aggregates: COUNT(*)  (rows=997 cost=749.8)'
'      FullScan customers  reads: id  (rows=997 cost=450.7)'

-- a list or a range counts once, whichever side it is said of, and through windows and unions, too
EXPLAIN SELECT c.id, w.n FROM customers c JOIN (SELECT customer, ROW_NUMBER() OVER (PARTITION BY customer ORDER BY placed) AS n FROM orders) w ON w.customer = c.id WHERE c.id IN (3, 5, 700)
----
Project  columns: c.id, n  (rows=469 cost=281.3)
'  LateralJoin inner  condition: customer = c.id  (rows=469 cost=257.9)'
'    KeyLookup customers c  key: 3 or 5 or 700; reads: id  (rows=3 cost=2.4)'
'    Project  columns: orders.customer, row_number  (rows=156 cost=71.1)'
'      Window  calls: ROW_NUMBER(); partition by: orders.customer; order by: orders.placed NULLS FIRST  (rows=156 cost=63.3)'
'        IndexOnlyScan orders  index: orders_customer; range: customer = c.id; filter: orders.customer IN (3, 5, 700)  (rows=156 cost=55.5)'

SELECT COUNT(*) FROM customers c JOIN (SELECT customer, ROW_NUMBER() OVER (PARTITION BY customer ORDER BY placed) AS n FROM orders) w ON w.customer = c.id WHERE c.id IN (3, 5, 700)
----
469

EXPLAIN SELECT c.id, u.total FROM customers c JOIN (SELECT customer, total FROM orders UNION ALL SELECT customer, 0 FROM events) u ON u.customer = c.id WHERE c.id BETWEEN 11 AND 14
----
Project  columns: c.id, total  (rows=747 cost=1434.0)
'  LateralJoin inner  condition: customer = c.id  (rows=747 cost=1396.7)'
'    KeyScan customers c  range: key >= 11 AND key <= 14; reads: id  (rows=3 cost=37.4)'
'    SetOperation UNION ALL  (rows=242 cost=414.6)'
'      Project  columns: orders.customer, orders.total  (rows=232 cost=337.2)'
'        IndexScan orders  index: orders_customer; range: customer = c.id; filter: (orders.customer >= 11) AND (orders.customer <= 14); reads: customer, total  (rows=232 cost=325.6)'
'      Project  columns: events.customer, 0  (rows=10 cost=4.8)'
'        IndexOnlyScan events  index: events_customer; range: customer = c.id; filter: (events.customer >= 11) AND (events.customer <= 14)  (rows=10 cost=4.3)'

SELECT COUNT(*) FROM customers c JOIN (SELECT customer, total FROM orders UNION ALL SELECT customer, 0 FROM events) u ON u.customer = c.id WHERE c.id BETWEEN 11 AND 14
----
968

-- values of several parts
EXPLAIN SELECT what, COUNT(*) FROM (SELECT status AS what FROM orders UNION ALL SELECT kind FROM events) u GROUP BY what
----
Project  columns: what, count  (rows=6 cost=21002.2)
'  HashAggregate  keys: what; aggregates: COUNT(*)  (rows=6 cost=21001.9)'
'    SetOperation UNION ALL  (rows=20000 cost=16001.6)'
'      Project  columns: orders.status  (rows=10000 cost=5000.8)'
'        FullScan orders  reads: status  (rows=10000 cost=4500.8)'
'      Project  columns: events.kind  (rows=10000 cost=5000.8)'
'        FullScan events  reads: kind  (rows=10000 cost=4500.8)'

EXPLAIN SELECT customer FROM orders UNION SELECT id FROM customers
----
SetOperation UNION  (rows=997 cost=7300.4)
'  Project  columns: orders.customer  (rows=10000 cost=4000.8)'
'    IndexOnlyScan orders  index: orders_customer; range: all  (rows=10000 cost=3500.8)'
'  Project  columns: customers.id  (rows=997 cost=500.5)'
'    FullScan customers  reads: id  (rows=997 cost=450.7)'

SELECT COUNT(*) FROM (SELECT customer FROM orders UNION SELECT id FROM customers) u
----
997

-- what is on both sides, and on one side alone
EXPLAIN SELECT customer FROM orders WHERE status = 'back' INTERSECT SELECT id FROM customers WHERE country = 'DE'
----
SetOperation INTERSECT  (rows=86 cost=4646.0)
'  Project  columns: orders.customer  (rows=188 cost=4019.6)'
'    FullScan orders  filter: orders.status = 'back'; reads: status, customer  (rows=188 cost=4010.2)'
'  Project  columns: customers.id  (rows=498 cost=450.6)'
'    FullScan customers  filter: customers.country = 'DE'; reads: country, id  (rows=498 cost=425.7)'

SELECT COUNT(*) FROM (SELECT customer FROM orders WHERE status = 'back' INTERSECT SELECT id FROM customers WHERE country = 'DE') u
----
64

EXPLAIN SELECT customer FROM orders EXCEPT SELECT id FROM customers WHERE country = 'DE'
----
SetOperation EXCEPT  (rows=499 cost=7100.9)
'  Project  columns: orders.customer  (rows=10000 cost=4000.8)'
'    IndexOnlyScan orders  index: orders_customer; range: all  (rows=10000 cost=3500.8)'
'  Project  columns: customers.id  (rows=498 cost=450.6)'
'    FullScan customers  filter: customers.country = 'DE'; reads: country, id  (rows=498 cost=425.7)'

SELECT COUNT(*) FROM (SELECT customer FROM orders EXCEPT SELECT id FROM customers WHERE country = 'DE') u
----
499

-- what is asked of one side leaves out values of the other one
EXPLAIN SELECT id FROM events WHERE orders IN (SELECT id FROM orders WHERE status = 'done')
----
Project  columns: events.id  (rows=446 cost=12545.4)
'  IndexLoopJoin semi  (rows=446 cost=12523.1)'
'    FullScan events  reads: orders, id  (rows=10000 cost=4500.8)'
'    KeyLookup orders  key: events.orders; filter: orders.status = 'done'; reads: status, id  (rows=1 cost=0.8)'

SELECT COUNT(*) FROM events WHERE orders IN (SELECT id FROM orders WHERE status = 'done')
----
447

EXPLAIN SELECT DISTINCT o.customer FROM orders o JOIN customers c ON c.id = o.customer WHERE c.country = 'LI'
----
Distinct  (rows=10 cost=480.0)
'  Project  columns: o.customer  (rows=100 cost=454.4)'
'    IndexLoopJoin inner  (rows=100 cost=449.4)'
'      FullScan customers c  filter: c.country = 'LI'; reads: country, id  (rows=10 cost=401.3)'
'      IndexOnlyScan orders o  index: orders_customer; range: customer = c.id  (rows=10 cost=4.3)'

SELECT COUNT(DISTINCT o.customer) FROM orders o JOIN customers c ON c.id = o.customer WHERE c.country = 'LI'
----
10

-- few events have an order, but all that are of one kind
EXPLAIN SELECT e.id, o.total FROM events e JOIN orders o ON o.id = e.orders WHERE e.kind = 'buy'
----
Project  columns: e.id, o.total  (rows=496 cost=4475.4)
'  IndexLoopJoin inner  (rows=496 cost=4450.6)'
'    FullScan events e  filter: e.kind = 'buy'; reads: kind, orders, id  (rows=500 cost=4025.8)'
'    KeyLookup orders o  key: e.orders; reads: id, total  (rows=1 cost=0.8)'

SELECT COUNT(*) FROM events e JOIN orders o ON o.id = e.orders WHERE e.kind = 'buy'
----
500

EXPLAIN SELECT id FROM orders WHERE EXTRACT(MONTH FROM placed) = 2 AND placed < DATE '2021-01-01'
----
Project  columns: id  (rows=151 cost=2379.5)
'  IndexOnlyScan orders  index: orders_customer; range: placed < "2021-01-01"; for each: customer; filter: EXTRACT('month', placed) = 2  (rows=151 cost=2371.9)'

SELECT COUNT(*) FROM orders WHERE EXTRACT(MONTH FROM placed) = 2 AND placed < DATE '2021-01-01'
----
203

-- few texts make few others
EXPLAIN SELECT id FROM orders WHERE UPPER(status) = 'OPEN'
----
Project  columns: id  (rows=892 cost=4090.0)
'  FullScan orders  filter: UPPER(status) = 'OPEN'; reads: status, id  (rows=892 cost=4045.4)'

SELECT COUNT(*) FROM orders WHERE UPPER(status) = 'OPEN'
----
892

-- what the first documents have nothing of, the others may have
EXPLAIN SELECT id FROM orders WHERE id > 5000 AND EXTRACT(DAY FROM placed) = 1
----
Project  columns: id  (rows=176 cost=2018.8)
'  KeyScan orders  range: key > 5000; filter: EXTRACT('day', placed) = 1; reads: id, placed  (rows=176 cost=2010.0)'

SELECT COUNT(*) FROM orders WHERE id > 5000 AND EXTRACT(DAY FROM placed) = 1
----
166

-- a row is not another one, and of two one stands before the other
EXPLAIN SELECT a.id, b.id FROM orders a JOIN orders b ON b.customer = a.customer AND b.placed = a.placed AND b.id < a.id
----
Project  columns: a.id, b.id  (rows=1 cost=12001.7)
'  HashJoin inner  keys: a.customer = b.customer AND a.placed = b.placed; condition: b.id < a.id; build: right  (rows=1 cost=12001.7)'
'    IndexOnlyScan orders a  index: orders_customer; range: all  (rows=10000 cost=3500.8)'
'    IndexOnlyScan orders b  index: orders_customer; range: all  (rows=10000 cost=3500.8)'

SELECT COUNT(*) FROM orders a JOIN orders b ON b.customer = a.customer AND b.placed = a.placed AND b.id < a.id
----
17

EXPLAIN SELECT a.id FROM events a WHERE EXISTS (SELECT 1 FROM events b WHERE b.orders = a.orders AND b.id <> a.id)
----
Project  columns: a.id  (rows=1 cost=14001.7)
'  HashJoin semi  keys: a.orders = b.orders; condition: b.id <> a.id; build: right  (rows=1 cost=14001.7)'
'    FullScan events a  reads: orders, id  (rows=10000 cost=4500.8)'
'    FullScan events b  reads: orders, id  (rows=10000 cost=4500.8)'

SELECT COUNT(*) FROM events a WHERE EXISTS (SELECT 1 FROM events b WHERE b.orders = a.orders AND b.id <> a.id)
----
0

-- rows of a common table that is read twice are not the same rows
EXPLAIN WITH o AS (SELECT customer, total FROM orders WHERE status = 'open') SELECT a.total FROM o a JOIN o b ON b.customer = a.customer AND b.total < a.total
----
With o  (rows=2507 cost=4875.9)
'  Project  columns: customer, total  (rows=892 cost=4090.0)'
'    FullScan orders  filter: status = 'open'; reads: status, customer, total  (rows=892 cost=4045.4)'
'  Project  columns: total  (rows=2507 cost=785.9)'
'    HashJoin inner  keys: customer = customer; condition: total < total; build: right  (rows=2507 cost=660.6)'
'      WithScan o  (rows=892 cost=44.6)'
'      WithScan o  (rows=892 cost=44.6)'

WITH o AS (SELECT customer, total FROM orders WHERE status = 'open') SELECT COUNT(*) FROM o a JOIN o b ON b.customer = a.customer AND b.total < a.total
----
3814
