-- Orders that are there already: the first rows of joins, groups and windows, the ends of all rows, sorts that are shared.

CREATE TABLE customers(id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, nation INTEGER NOT NULL)

CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INTEGER NOT NULL, placed DATE NOT NULL, total INTEGER)

INSERT INTO customers SELECT i, 'customer ' || i, i % 25 FROM GENERATE_SERIES(1, 1500) AS g(i)

INSERT INTO orders SELECT i, 1 + i * 7919 % 1500, DATE '2020-01-01' + CAST(i / 10 AS INTEGER), i * 31 % 10000 FROM GENERATE_SERIES(1, 10000) AS g(i)

CREATE INDEX orders_customer ON orders(customer, placed)

CREATE INDEX orders_placed ON orders(placed)

ANALYZE

-- the newest orders with their customers: ten are read, whichever side they stand on
EXPLAIN SELECT c.name, o.id FROM customers c JOIN orders o ON o.customer = c.id ORDER BY o.placed DESC LIMIT 10
----
Project  columns: c.name, o.id  (rows=10 cost=23.0)
'  Limit  count: 10  (rows=10 cost=22.5)'
'    IndexLoopJoin inner  (rows=10000 cost=22500.8)'
'      IndexScan orders o  index: orders_placed; range: all; direction: descending; reads: customer, placed, id  (rows=10000 cost=14000.8)'
'      KeyLookup customers c  key: o.customer; reads: id, name  (rows=1 cost=0.8)'

SELECT c.name, o.id FROM customers c JOIN orders o ON o.customer = c.id ORDER BY o.placed DESC, o.id DESC LIMIT 3
----
customer 501 | 10000
customer 82 | 9999
customer 1163 | 9998

-- by the first keys alone: the last of them is read to its end, with its equals, and these are sorted by the other keys
EXPLAIN SELECT c.name, o.id FROM customers c JOIN orders o ON o.customer = c.id ORDER BY o.placed DESC, c.name LIMIT 3
----
Project  columns: c.name, o.id  (rows=3 cost=30.9)
'  TopN  keys: o.placed DESC NULLS LAST, c.name NULLS FIRST; in order by: o.placed DESC NULLS LAST; count: 3  (rows=3 cost=30.7)'
'    IndexLoopJoin inner  (rows=10000 cost=22500.8)'
'      IndexScan orders o  index: orders_placed; range: all; direction: descending; reads: customer, placed, id  (rows=10000 cost=14000.8)'
'      KeyLookup customers c  key: o.customer; reads: id, name  (rows=1 cost=0.8)'

SELECT c.name, o.id FROM customers c JOIN orders o ON o.customer = c.id ORDER BY o.placed DESC, c.name LIMIT 3
----
customer 501 | 10000
customer 1163 | 9998
customer 1230 | 9991

EXPLAIN SELECT c.id, o.id FROM customers c LEFT JOIN orders o ON o.customer = c.id AND o.total > 5000 ORDER BY c.id DESC, o.total DESC NULLS LAST LIMIT 4
----
Project  columns: c.id, o.id  (rows=4 cost=24.6)
'  TopN  keys: c.id DESC NULLS LAST, o.total DESC NULLS LAST; in order by: c.id DESC NULLS LAST; count: 4  (rows=4 cost=24.4)'
'    IndexLoopJoin left  (rows=4999 cost=15979.3)'
'      KeyScan customers c  range: all; direction: descending; reads: id  (rows=1500 cost=675.8)'
'      IndexScan orders o  index: orders_customer; range: customer = c.id; filter: o.total > 5000; reads: total, customer, id  (rows=5 cost=10.0)'

SELECT c.id, o.id FROM customers c LEFT JOIN orders o ON o.customer = c.id AND o.total > 5000 ORDER BY c.id DESC, o.total DESC NULLS LAST LIMIT 4
----
1500 | 2821
1500 | 7321
1499 | 4142
1499 | 8642

SELECT c.id, o.id FROM customers c LEFT JOIN orders o ON o.customer = c.id AND o.total > 5000 ORDER BY c.id DESC, o.total DESC NULLS LAST LIMIT 4 OFFSET 2
----
1499 | 4142
1499 | 8642
1499 | 1142
1498 | 963

EXPLAIN SELECT customer, placed, COUNT(*), SUM(total) FROM orders GROUP BY customer, placed ORDER BY customer, 4 DESC LIMIT 3
----
Project  columns: customer, placed, count, sum  (rows=3 cost=15.3)
'  TopN  keys: customer NULLS FIRST, sum DESC NULLS LAST; in order by: customer NULLS FIRST; count: 3  (rows=3 cost=15.1)'
'    StreamAggregate  keys: customer, placed; aggregates: COUNT(*), SUM(total)  (rows=10000 cost=14500.8)'
'      IndexScan orders  index: orders_customer; range: all; reads: customer, placed, total  (rows=10000 cost=14000.8)'

SELECT customer, placed, COUNT(*), SUM(total) FROM orders GROUP BY customer, placed ORDER BY customer, 4 DESC LIMIT 3
----
1 | "2021-03-26" | 1 | 9500
1 | "2022-06-19" | 1 | 9000
1 | "2020-05-30" | 1 | 6500

-- the first groups in the order of an index
EXPLAIN SELECT customer, COUNT(*), SUM(total) FROM orders WHERE customer < 700 GROUP BY customer ORDER BY customer DESC LIMIT 3
----
Project  columns: customer, count, sum  (rows=3 cost=13.9)
'  Limit  count: 3  (rows=3 cost=13.7)'
'    StreamAggregate  keys: customer; aggregates: COUNT(*), SUM(total)  (rows=1477 cost=6759.9)'
'      IndexScan orders  index: orders_customer; range: customer < 700; direction: descending; reads: customer, total  (rows=4661 cost=6526.8)'

SELECT customer, COUNT(*), SUM(total) FROM orders WHERE customer < 700 GROUP BY customer ORDER BY customer DESC LIMIT 3
----
699 | 7 | 32414
698 | 7 | 33571
697 | 7 | 34728

-- the first partitions
EXPLAIN SELECT customer, placed, SUM(total) OVER (PARTITION BY customer ORDER BY placed) AS s FROM orders ORDER BY customer, placed LIMIT 5
----
Project  columns: customer, placed, sum  (rows=5 cost=7.5)
'  Limit  count: 5  (rows=5 cost=7.3)'
'    Window  calls: SUM(total); partition by: customer; order by: placed NULLS FIRST  (rows=10000 cost=14500.8)'
'      IndexScan orders  index: orders_customer; range: all; reads: customer, placed, total  (rows=10000 cost=14000.8)'

SELECT customer, placed, SUM(total) OVER (PARTITION BY customer ORDER BY placed) AS s FROM orders ORDER BY customer, placed LIMIT 5
----
1 | "2020-05-30" | 6500
1 | "2020-10-27" | 9500
1 | "2021-03-26" | 19000
1 | "2021-08-23" | 25000
1 | "2022-01-20" | 27500

-- one customer's orders are numbered, not all
EXPLAIN SELECT id FROM (SELECT o.*, ROW_NUMBER() OVER (PARTITION BY o.customer ORDER BY o.placed DESC) AS n FROM orders o) q WHERE q.customer = 7 AND q.n <= 2
----
Project  columns: id  (rows=2 cost=2.0)
'  Filter  filter: row_number <= 2  (rows=2 cost=1.9)'
'    Window  calls: ROW_NUMBER(); partition by: customer; order by: placed DESC NULLS LAST; keeps: ROW_NUMBER() <= 2  (rows=2 cost=1.8)'
'      Limit  count: 2  (rows=2 cost=1.7)'
'        IndexOnlyScan orders o  index: orders_customer; range: customer = 7; direction: descending  (rows=2 cost=1.7)'

SELECT id FROM (SELECT o.*, ROW_NUMBER() OVER (PARTITION BY o.customer ORDER BY o.placed DESC) AS n FROM orders o) q WHERE q.customer = 7 AND q.n <= 2 ORDER BY id
----
7074
8574

-- one sort for windows that need the same partitions; what follows sorts within them
EXPLAIN SELECT customer, SUM(total) OVER (PARTITION BY customer ORDER BY placed), COUNT(*) OVER (PARTITION BY customer), ROW_NUMBER() OVER (PARTITION BY customer ORDER BY total) FROM orders ORDER BY customer
----
Project  columns: customer, sum, count, row_number  (rows=10000 cost=13910.7)
'  Window  calls: ROW_NUMBER(); partition by: customer; order by: total NULLS FIRST  (rows=10000 cost=13410.7)'
'    Sort  keys: customer NULLS FIRST, total NULLS FIRST; in order by: customer NULLS FIRST  (rows=10000 cost=12910.7)'
'      Window  calls: COUNT(*); partition by: customer  (rows=10000 cost=11315.9)'
'        Window  calls: SUM(total); partition by: customer; order by: placed NULLS FIRST  (rows=10000 cost=10815.9)'
'          Sort  keys: customer NULLS FIRST, placed NULLS FIRST  (rows=10000 cost=10315.9)'
'            FullScan orders  reads: customer, placed, total  (rows=10000 cost=4500.8)'

-- both ends
EXPLAIN SELECT MIN(placed), MAX(placed), MAX(customer) FROM orders
----
Project  columns: min, max, max  (rows=1 cost=5.8)
'  HashAggregate  aggregates: MIN(orders.placed), MAX(orders.placed), MAX(orders.customer)  (rows=1 cost=5.7)'
'    SetOperation UNION ALL  (rows=3 cost=5.6)'
'      SetOperation UNION ALL  (rows=2 cost=4.4)'
'        Limit  count: 1  (rows=1 cost=2.2)'
'          IndexScan orders  index: orders_placed; range: placed IS NOT NULL; reads: placed, customer  (rows=1 cost=2.2)'
'        Limit  count: 1  (rows=1 cost=2.2)'
'          IndexScan orders  index: orders_placed; range: placed IS NOT NULL; direction: descending; reads: placed, customer  (rows=1 cost=2.2)'
'      Limit  count: 1  (rows=1 cost=1.2)'
'        IndexOnlyScan orders  index: orders_customer; range: customer IS NOT NULL; direction: descending  (rows=1 cost=1.2)'

SELECT MIN(placed), MAX(placed), MAX(customer) FROM orders
----
"2020-01-01" | "2022-09-27" | 1500

-- a subquery for each of ten thousand rows costs more than all groups at once
EXPLAIN SELECT a.id FROM orders a WHERE a.total = (SELECT MAX(b.total) FROM orders b WHERE b.customer = a.customer)
----
Project  columns: a.id  (rows=1500 cost=14676.6)
'  Project  columns: a.id  (rows=1500 cost=14601.6)'
'    HashJoin inner  keys: a.customer = key AND a.total = max; build: right  (rows=1500 cost=14526.6)'
'      FullScan orders a  reads: customer, total, id  (rows=10000 cost=4500.8)'
'      HashAggregate  keys: b.customer; aggregates: MAX(b.total)  (rows=1500 cost=7075.8)'
'        FullScan orders b  reads: customer, total  (rows=10000 cost=4500.8)'

SET docdb.rules.off = 'ordered-joins'

EXPLAIN SELECT c.name, o.id FROM customers c JOIN orders o ON o.customer = c.id ORDER BY o.placed DESC LIMIT 10
----
Rules off: ordered-joins
Project  columns: c.name, o.id  (rows=10 cost=7655.9)
'  TopN  keys: o.placed DESC NULLS LAST; count: 10  (rows=10 cost=7655.4)'
'    MergeJoin inner  keys: c.id = o.customer  (rows=10000 cost=5826.6)'
'      KeyScan customers c  range: all; reads: id, name  (rows=1500 cost=675.8)'
'      IndexOnlyScan orders o  index: orders_customer; range: all  (rows=10000 cost=3500.8)'

EXPLAIN SELECT c.name, o.id FROM customers c JOIN orders o ON o.customer = c.id ORDER BY o.placed DESC, c.name LIMIT 3
----
Rules off: ordered-joins
Project  columns: c.name, o.id  (rows=3 cost=6960.7)
'  TopN  keys: o.placed DESC NULLS LAST, c.name NULLS FIRST; count: 3  (rows=3 cost=6960.6)'
'    MergeJoin inner  keys: c.id = o.customer  (rows=10000 cost=5826.6)'
'      KeyScan customers c  range: all; reads: id, name  (rows=1500 cost=675.8)'
'      IndexOnlyScan orders o  index: orders_customer; range: all  (rows=10000 cost=3500.8)'

SELECT c.name, o.id FROM customers c JOIN orders o ON o.customer = c.id ORDER BY o.placed DESC, c.name LIMIT 3
----
customer 501 | 10000
customer 1163 | 9998
customer 1230 | 9991
