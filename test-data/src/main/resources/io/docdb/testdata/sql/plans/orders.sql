-- How a dozen everyday questions about orders and customers are answered: which index, what it tells (range), what is left
-- to test (filter), what is taken out of the documents (reads), how many rows are expected.

CREATE TABLE customers(id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, email VARCHAR(60) NOT NULL, country VARCHAR(2), UNIQUE (email))

CREATE COLLECTION orders

INSERT INTO customers SELECT i, 'name ' || i, 'c' || i || '@example.org', SUBSTRING('NOSEDKFIDEFRITESPTNL', 1 + 2 * (i % 10), 2) FROM GENERATE_SERIES(1, 1000) AS g(i)

INSERT INTO orders(_id, customer, status, total, placed, tags) SELECT i, 1 + i * 7919 % 1000, CASE WHEN i % 20 = 0 THEN 'open' WHEN i % 3 = 0 THEN 'sent' ELSE 'paid' END, i * 7717 % 5000 + 0.5, DATE '2024-01-01' + CAST(i / 10 AS INTEGER), CASE WHEN i % 4 = 0 THEN JSON_ARRAY('gift', 'fast') ELSE JSON_ARRAY('plain') END FROM GENERATE_SERIES(1, 4000) AS g(i)

CREATE INDEX orders_customer ON orders(customer, placed)

CREATE INDEX orders_total ON orders(total)

CREATE INDEX orders_tags ON orders(tags[*])

CREATE INDEX orders_open ON orders(placed) WHERE status = 'open'

ANALYZE

-- a document by its key
EXPLAIN SELECT * FROM orders WHERE _id = 77
----
Project  columns: _id, _doc  (rows=1 cost=0.9)
'  KeyLookup orders  key: 77; reads: document  (rows=1 cost=0.8)'

-- one customer's newest orders: in the order of the index, no sort
EXPLAIN SELECT total FROM orders WHERE customer = 17 ORDER BY placed DESC LIMIT 5
----
Project  columns: total  (rows=4 cost=6.6)
'  Limit  count: 5  (rows=4 cost=6.4)'
'    IndexScan orders  index: orders_customer; range: customer = 17; direction: descending; reads: customer, placed, total  (rows=4 cost=6.4)'

-- the next page, by key
EXPLAIN SELECT total, placed FROM orders WHERE (total, _id) > (4000, 12) ORDER BY total, _id LIMIT 20
----
Project  columns: total, placed  (rows=20 cost=29.8)
'  Limit  count: 20  (rows=20 cost=28.8)'
'    IndexScan orders  index: orders_total; range: (total, key) > (4000, 12); filter: (total, _id) > (4000, 12); reads: total, _id, placed  (rows=20 cost=28.8)'

-- how often and how late a customer orders: by the index alone
EXPLAIN SELECT count(*), max(placed) FROM orders WHERE customer = 17
----
Project  columns: count, max  (rows=1 cost=3.3)
'  HashAggregate  aggregates: COUNT(*), MAX(placed)  (rows=1 cost=3.3)'
'    IndexOnlyScan orders  index: orders_customer; range: customer = 17  (rows=4 cost=2.2)'

-- open orders are few, and in an index of their own
EXPLAIN SELECT _id, placed FROM orders WHERE status = 'open' ORDER BY placed LIMIT 10
----
Project  columns: _id, placed  (rows=10 cost=4.8)
'  Limit  count: 10  (rows=10 cost=4.3)'
'    IndexOnlyScan orders  index: orders_open; range: all  (rows=10 cost=4.3)'

-- the newest orders with their customers: ten rows are joined, not all
EXPLAIN SELECT o._id, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer ORDER BY o.total DESC LIMIT 10
----
Project  columns: o._id, c.name  (rows=10 cost=32.3)
'  Limit  count: 10  (rows=10 cost=31.8)'
'    IndexLoopJoin left  (rows=10 cost=31.8)'
'      Limit  count: 10  (rows=10 cost=14.8)'
'        IndexScan orders o  index: orders_total; range: all; direction: descending; reads: customer, total, _id  (rows=10 cost=14.8)'
'      KeyScan customers c  range: key = o.customer; filter: c.id = o.customer; reads: id, name  (rows=1 cost=1.7)'

-- the customer by a unique index, the orders by theirs
EXPLAIN SELECT c.name, o.total FROM customers c JOIN orders o ON o.customer = c.id WHERE c.email = 'c5@example.org' AND o.total > 100
----
Project  columns: c.name, o.total  (rows=4 cost=9.0)
'  IndexLoopJoin inner  (rows=4 cost=8.8)'
'    IndexScan customers c  index: customers_email_key; range: email = 'c5@example.org'; reads: email, id, name  (rows=1 cost=2.2)'
'    IndexScan orders o  index: orders_customer; range: customer = c.id; filter: o.total > 100; reads: total, customer  (rows=4 cost=6.4)'

-- sales by country: a join of both tables, grouped
EXPLAIN SELECT c.country, count(*) AS n, sum(o.total) AS sold FROM orders o JOIN customers c ON c.id = o.customer GROUP BY c.country ORDER BY sold DESC
----
Project  columns: country, count, sum  (rows=10 cost=4704.4)
'  Sort  keys: sum DESC NULLS LAST  (rows=10 cost=4703.9)'
'    HashAggregate  keys: c.country; aggregates: COUNT(*), SUM(o.total)  (rows=10 cost=4702.1)'
'      HashJoin inner  keys: o.customer = c.id; build: right  (rows=4000 cost=3701.6)'
'        FullScan orders o  reads: customer, total  (rows=4000 cost=1800.8)'
'        FullScan customers c  reads: id, country  (rows=1000 cost=450.8)'

-- an element of an array
EXPLAIN SELECT _id FROM orders WHERE 'gift' = ANY(tags) AND total < 40
----
Project  columns: _id  (rows=15 cost=44.0)
'  IndexScan orders  index: orders_total; range: total < 40; filter: 'gift' = ANY tags; reads: tags, total, _id  (rows=15 cost=43.2)'

-- either of two, each by its index
EXPLAIN SELECT _id, status FROM orders WHERE customer = 5 OR total = 20.5
----
Project  columns: _id, status  (rows=5 cost=12.5)
'  IndexUnion orders  indexes: orders_customer: customer = 5; orders_total: total = 20.5; filter: (customer = 5) OR (total = 20.5); reads: customer, total, _id, status  (rows=5 cost=12.2)'

-- customers without orders above a sum
EXPLAIN SELECT c.name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer = c.id AND o.total > 4900)
----
Project  columns: c.name  (rows=922 cost=926.1)
'  HashJoin anti  keys: c.id = o.customer; build: right  (rows=922 cost=880.0)'
'    FullScan customers c  reads: id, name  (rows=1000 cost=450.8)'
'    IndexScan orders o  index: orders_total; range: total > 4900; reads: total, customer  (rows=80 cost=113.1)'

-- more than the customer's own average
EXPLAIN SELECT o._id FROM orders o WHERE o.total > (SELECT avg(i.total) FROM orders i WHERE i.customer = o.customer) AND o.status = 'open'
----
Project  columns: o._id  (rows=110 cost=281.8)
'  IndexScan orders o  index: orders_open; range: all; filter: o.total > (subquery); reads: customer, total, status, _id  (rows=110 cost=276.3)'
'    Subquery'
'      Project  columns: avg  (rows=1 cost=7.5)'
'        HashAggregate  aggregates: AVG(i.total)  (rows=1 cost=7.4)'
'          IndexScan orders i  index: orders_customer; range: customer = o.customer; filter: i.customer = o.customer; reads: customer, total  (rows=4 cost=6.4)'

-- each customer's largest order: the first of an order, for each
EXPLAIN SELECT c.name, t.total FROM customers c, LATERAL (SELECT o.total FROM orders o WHERE o.customer = c.id ORDER BY o.total DESC LIMIT 1) t WHERE c.country = 'NO'
----
Project  columns: c.name, total  (rows=100 cost=1100.8)
'  LateralJoin inner  condition: true  (rows=100 cost=1095.8)'
'    FullScan customers c  filter: c.country = 'NO'; reads: country, id, name  (rows=100 cost=405.8)'
'    Project  columns: o.total  (rows=1 cost=6.8)'
'      TopN  keys: o.total DESC NULLS LAST; count: 1  (rows=1 cost=6.8)'
'        IndexScan orders o  index: orders_customer; range: customer = c.id; reads: customer, total  (rows=4 cost=6.4)'

-- nothing can be both
EXPLAIN SELECT * FROM orders WHERE total > 10 AND total < 5
----
Values  rows: 0  (rows=0 cost=0.0)

-- a date is sought among texts, too, whose entries would have to be sorted: the first rows are found among those of the day
CREATE COLLECTION log

CREATE INDEX log_day ON log(day, n)

INSERT INTO log SELECT JSON_OBJECT('_id': i, 'day': DATE '2024-01-01' + i % 50, 'n': i) FROM GENERATE_SERIES(1, 5000) AS g(i)

ANALYZE

EXPLAIN SELECT _id FROM log WHERE day IN (DATE '2024-01-05', DATE '2024-01-06') ORDER BY n DESC NULLS LAST LIMIT 3
----
Project  columns: _id  (rows=3 cost=94.4)
'  TopN  keys: n DESC NULLS LAST; count: 3  (rows=3 cost=94.3)'
'    IndexOnlyScan log  index: log_day; range: day = "2024-01-05" or day = "2024-01-06"; filter: day IN ("2024-01-05", "2024-01-06")  (rows=200 cost=71.6)'

SELECT _id FROM log WHERE day IN (DATE '2024-01-05', DATE '2024-01-06') ORDER BY n DESC NULLS LAST LIMIT 3
----
4955
4954
4905

-- so it is with more ranges than are merged
CREATE TABLE cells(id INTEGER PRIMARY KEY, x INTEGER, y INTEGER, n INTEGER)

INSERT INTO cells SELECT i, i % 33, i % 40, i FROM GENERATE_SERIES(1, 5000) AS g(i)

CREATE INDEX cells_xyn ON cells(x, y, n)

ANALYZE

EXPLAIN SELECT id FROM cells WHERE x IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29) AND y IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33) ORDER BY n LIMIT 3
----
Project  columns: id  (rows=3 cost=2603.1)
'  TopN  keys: n NULLS FIRST; count: 3  (rows=3 cost=2603.0)'
'    IndexOnlyScan cells  index: cells_xyn; range: x = 0 AND y = 0 or x = 0 AND y = 1 or x = 0 AND y = 2 or x = 0 AND y = 3 or x = 0 AND y = 4 or x = 0 AND y = 5 or x = 0 AND y = 6 or x = 0 AND y = 7 or x = 0 AND y = 8 or x = 0 AND y = 9 or x = 0 AND y = 10 or x = 0 AND y = 11 or x = 0 AND y = 12 or x = 0 AND y = 13 or x = 0 AND y = 14 or x = 0 AND y = 15 or x = 0 AND y = 16 or x = 0 AND y = 17 or x = 0 AND y = 18 or x = 0 AND y = 19 or 1000 more  (rows=3856 cost=2165.7)'

EXPLAIN SELECT id FROM cells WHERE x IN (0, 1, 2, 3, 4, 5) AND y IN (0, 1, 2, 3) ORDER BY n LIMIT 3
----
Project  columns: id  (rows=3 cost=20.4)
'  Limit  count: 3  (rows=3 cost=20.3)'
'    IndexOnlyScan cells  index: cells_xyn; range: x = 0 AND y = 0 or x = 0 AND y = 1 or x = 0 AND y = 2 or x = 0 AND y = 3 or x = 1 AND y = 0 or x = 1 AND y = 1 or x = 1 AND y = 2 or x = 1 AND y = 3 or x = 2 AND y = 0 or x = 2 AND y = 1 or x = 2 AND y = 2 or x = 2 AND y = 3 or x = 3 AND y = 0 or x = 3 AND y = 1 or x = 3 AND y = 2 or x = 3 AND y = 3 or x = 4 AND y = 0 or x = 4 AND y = 1 or x = 4 AND y = 2 or x = 4 AND y = 3 or 4 more; merged behind: x, y  (rows=3 cost=20.3)'

-- merged ranges of the primary key are in the order of its later parts alone
CREATE TABLE places(a INTEGER, b INTEGER, k INTEGER, PRIMARY KEY (a, b))

INSERT INTO places VALUES (1, 1, 5), (2, 1, 4), (3, 1, 3), (1, 2, 2), (2, 2, 1)

CREATE INDEX places_k ON places(k, a)

SELECT a, b, k FROM places WHERE a IN (1, 2, 3) ORDER BY b, k
----
3 | 1 | 3
2 | 1 | 4
1 | 1 | 5
2 | 2 | 1
1 | 2 | 2

SELECT a, b, k FROM places WHERE a = ANY (ARRAY[3, 1, 2]) ORDER BY b, a LIMIT 3
----
1 | 1 | 5
2 | 1 | 4
3 | 1 | 3

SELECT a, b, k FROM places WHERE k IN (2, 5, 3, 4) AND a IN (1, 2, 3) ORDER BY b, k
----
3 | 1 | 3
2 | 1 | 4
1 | 1 | 5
1 | 2 | 2

SELECT id FROM cells WHERE id = ANY (ARRAY[3, 9, 5]) ORDER BY n DESC LIMIT 2
----
9
5

SELECT id FROM cells WHERE id IN (SELECT id FROM cells WHERE n IN (3, 9, 5)) ORDER BY n DESC LIMIT 2
----
9
5

-- the key is a part of the index already
CREATE TABLE visit(id INTEGER PRIMARY KEY, day DATE, n INTEGER)

INSERT INTO visit SELECT i, DATE '2024-01-01' + i % 7, i % 3 FROM GENERATE_SERIES(1, 40) AS g(i)

CREATE INDEX visit_day ON visit(day, id)

SELECT id, day FROM visit WHERE (day, id) IN ((DATE '2024-01-03', 9), (DATE '2024-01-02', 1), (DATE '2024-01-02', 8), (DATE '2024-01-01', 8)) ORDER BY day DESC, id
----
9 | "2024-01-03"
1 | "2024-01-02"
8 | "2024-01-02"

SELECT id, day FROM visit WHERE (day, id) IN ((DATE '2024-01-03', 9), (DATE '2024-01-02', 1), (DATE '2024-01-02', 8)) ORDER BY id DESC LIMIT 2
----
9 | "2024-01-03"
8 | "2024-01-02"
