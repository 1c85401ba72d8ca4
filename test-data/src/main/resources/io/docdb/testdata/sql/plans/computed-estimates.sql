-- What is computed of one column is tried out on the values that statistics hold of it: how many rows a condition lets through, and
-- how many groups a key makes.

CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INTEGER, status VARCHAR(10), placed TIMESTAMP, note VARCHAR(20))

INSERT INTO orders SELECT i, CASE WHEN i % 2 = 0 THEN i % 40 ELSE i % 3000 END, CASE WHEN i % 50 = 0 THEN 'Open' ELSE 'Done' END, TIMESTAMP '2022-01-01 00:00:00' + i * INTERVAL '2' HOUR, CASE WHEN i % 4 > 0 THEN 'Note ' || i % 700 END FROM GENERATE_SERIES(1, 10000) AS g(i)

ANALYZE

-- 834
EXPLAIN SELECT id FROM orders WHERE EXTRACT(HOUR FROM placed) = 4
----
Project  columns: id  (rows=1231 cost=4123.9)
'  FullScan orders  filter: EXTRACT('hour', placed) = 4; reads: placed, id  (rows=1231 cost=4062.3)'

-- 200
EXPLAIN SELECT id FROM orders WHERE CASE WHEN status = 'Open' THEN 1 ELSE 0 END = 1
----
Project  columns: id  (rows=200 cost=4020.8)
'  FullScan orders  filter: (CASE WHEN status = 'Open' THEN 1 ELSE 0 END) = 1; reads: status, id  (rows=200 cost=4010.8)'

-- 2,500
EXPLAIN SELECT id FROM orders WHERE COALESCE(note, 'none') = 'none'
----
Project  columns: id  (rows=2529 cost=4253.7)
'  FullScan orders  filter: (CASE WHEN NOT (note IS NULL) THEN note ELSE 'none' END) = 'none'; reads: note, id  (rows=2529 cost=4127.2)'

-- some 1,190
EXPLAIN SELECT id FROM orders WHERE LOWER(note) LIKE 'note 1%'
----
Project  columns: id  (rows=1269 cost=4127.7)
'  FullScan orders  filter: LOWER(note) LIKE 'note 1%'; reads: note, id  (rows=1269 cost=4064.3)'

-- a computed condition beside a range of the same column counts within that range: 31 days of twelve
EXPLAIN SELECT id FROM orders WHERE placed >= TIMESTAMP '2022-03-01 00:00:00' AND placed < TIMESTAMP '2022-04-01 00:00:00' AND EXTRACT(MONTH FROM placed) = 3
----
Project  columns: id  (rows=372 cost=4038.0)
'  FullScan orders  filter: (placed >= "2022-03-01T00:00:00") AND (placed < "2022-04-01T00:00:00") AND (EXTRACT('month', placed) = 3); reads: placed, id  (rows=372 cost=4019.4)'

-- 28 months
EXPLAIN SELECT DATE_TRUNC('month', placed), COUNT(*) FROM orders GROUP BY DATE_TRUNC('month', placed)
----
Project  columns: key, count  (rows=28 cost=7003.6)
'  HashAggregate  keys: DATE_TRUNC('month', placed); aggregates: COUNT(*)  (rows=28 cost=7002.2)'
'    FullScan orders  reads: placed  (rows=10000 cost=4500.8)'

-- 834 days
EXPLAIN SELECT CAST(placed AS DATE), COUNT(*) FROM orders GROUP BY CAST(placed AS DATE)
----
Project  columns: key, count  (rows=834 cost=7084.2)
'  HashAggregate  keys: CAST(placed AS DATE); aggregates: COUNT(*)  (rows=834 cost=7042.5)'
'    FullScan orders  reads: placed  (rows=10000 cost=4500.8)'

-- 12
EXPLAIN SELECT EXTRACT(MONTH FROM placed), COUNT(*) FROM orders GROUP BY EXTRACT(MONTH FROM placed)
----
Project  columns: key, count  (rows=12 cost=7002.0)
'  HashAggregate  keys: EXTRACT('month', placed); aggregates: COUNT(*)  (rows=12 cost=7001.4)'
'    FullScan orders  reads: placed  (rows=10000 cost=4500.8)'

-- 2
EXPLAIN SELECT UPPER(status), COUNT(*) FROM orders GROUP BY UPPER(status)
----
Project  columns: key, count  (rows=2 cost=7001.0)
'  HashAggregate  keys: UPPER(status); aggregates: COUNT(*)  (rows=2 cost=7000.9)'
'    FullScan orders  reads: status  (rows=10000 cost=4500.8)'

-- no more than there are orders, though each has a note
EXPLAIN SELECT o.id, o.note, COUNT(*) FROM orders o JOIN orders p ON p.customer = o.customer GROUP BY o.id, o.note
----
Project  columns: id, note, count  (rows=10000 cost=18457.6)
'  HashAggregate  keys: o.id, o.note; aggregates: SUM(count)  (rows=10000 cost=17957.6)'
'    HashJoin inner  keys: o.customer = customer; build: right  (rows=10000 cost=14957.6)'
'      FullScan orders o  reads: customer, id, note  (rows=10000 cost=4500.8)'
'      HashAggregate  keys: p.customer; aggregates: COUNT(*)  (rows=1520 cost=7076.8)'
'        FullScan orders p  reads: customer  (rows=10000 cost=4500.8)'

-- 20, and 3
EXPLAIN SELECT customer, COUNT(*) FROM orders WHERE customer < 20 GROUP BY customer
----
Project  columns: customer, count  (rows=22 cost=4764.7)
'  HashAggregate  keys: customer; aggregates: COUNT(*)  (rows=22 cost=4763.6)'
'    FullScan orders  filter: customer < 20; reads: customer  (rows=2539 cost=4127.8)'

EXPLAIN SELECT customer, COUNT(*) FROM orders WHERE customer IN (2, 4, 6) GROUP BY customer
----
Project  columns: customer, count  (rows=3 cost=4226.1)
'  HashAggregate  keys: customer; aggregates: COUNT(*)  (rows=3 cost=4226.0)'
'    FullScan orders  filter: customer IN (2, 4, 6); reads: customer  (rows=750 cost=4038.3)'

-- a condition that speaks of both sides of a join
EXPLAIN SELECT o.id FROM orders o JOIN orders p ON p.id = o.customer WHERE o.status = 'Open' OR p.status = 'Open'
----
Project  columns: o.id  (rows=396 cost=12540.4)
'  IndexLoopJoin inner  (rows=396 cost=12520.6)'
'    FullScan orders o  reads: customer, status, id  (rows=10000 cost=4500.8)'
'    KeyLookup orders p  key: o.customer; filter: (o.status = 'Open') OR (p.status = 'Open'); reads: id, status  (rows=1 cost=0.8)'
