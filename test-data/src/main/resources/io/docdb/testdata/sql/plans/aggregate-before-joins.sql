-- What is only summed up behind a join is summed up before it, by what it is joined by.

CREATE TABLE customer(id INTEGER PRIMARY KEY, country VARCHAR(10), name VARCHAR(20))

INSERT INTO customer SELECT i, 'c' || i % 5, 'name ' || i FROM GENERATE_SERIES(1, 100) AS g(i)

CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INTEGER, total DECIMAL(10, 2), note VARCHAR(10))

INSERT INTO orders SELECT i, 1 + i * 7 % 120, i % 100 + 0.25, CASE WHEN i % 3 = 0 THEN 'n' || i % 4 END FROM GENERATE_SERIES(1, 6000) AS g(i)

ANALYZE

-- the orders of a customer come together before the customer is looked up
EXPLAIN SELECT c.country, SUM(o.total), COUNT(*), COUNT(o.note), MIN(o.note), MAX(o.total) FROM orders o JOIN customer c ON c.id = o.customer GROUP BY c.country
----
Project  columns: country, sum, count, count, min, max  (rows=5 cost=4333.3)
'  HashAggregate  keys: c.country; aggregates: SUM(sum), SUM(count), SUM(count), MIN(min), MAX(max)  (rows=5 cost=4333.1)'
'    IndexLoopJoin inner  (rows=100 cost=4307.8)'
'      HashAggregate  keys: o.customer; aggregates: SUM(o.total), COUNT(*), COUNT(o.note), MIN(o.note), MAX(o.total)  (rows=120 cost=4206.8)'
'        FullScan orders o  reads: customer, total, note  (rows=6000 cost=2700.8)'
'      KeyLookup customer c  key: customer; reads: id, country  (rows=1 cost=0.8)'

SELECT c.country, SUM(o.total), COUNT(*), COUNT(o.note), MIN(o.note), MAX(o.total) FROM orders o JOIN customer c ON c.id = o.customer GROUP BY c.country ORDER BY c.country
----
c0 | 49750.00 | 1000 | 350 | n0 | 97.25
c1 | 47750.00 | 1000 | 350 | n0 | 95.25
c2 | 50750.00 | 1000 | 350 | n0 | 98.25
c3 | 48750.00 | 1000 | 300 | n0 | 96.25
c4 | 51750.00 | 1000 | 350 | n0 | 99.25

-- the same without
SET docdb.rules.off = 'aggregate-before-joins'

EXPLAIN SELECT c.country, SUM(o.total), COUNT(*), COUNT(o.note), MIN(o.note), MAX(o.total) FROM orders o JOIN customer c ON c.id = o.customer GROUP BY c.country
----
Rules off: aggregate-before-joins
Project  columns: country, sum, count, count, min, max  (rows=5 cost=6132.1)
'  HashAggregate  keys: c.country; aggregates: SUM(o.total), COUNT(*), COUNT(o.note), MIN(o.note), MAX(o.total)  (rows=5 cost=6131.9)'
'    HashJoin inner  keys: o.customer = c.id; build: right  (rows=5000 cost=4881.6)'
'      FullScan orders o  reads: customer, total, note  (rows=6000 cost=2700.8)'
'      FullScan customer c  reads: id, country  (rows=100 cost=405.8)'

SELECT c.country, SUM(o.total), COUNT(*), COUNT(o.note), MIN(o.note), MAX(o.total) FROM orders o JOIN customer c ON c.id = o.customer GROUP BY c.country ORDER BY c.country
----
c0 | 49750.00 | 1000 | 350 | n0 | 97.25
c1 | 47750.00 | 1000 | 350 | n0 | 95.25
c2 | 50750.00 | 1000 | 350 | n0 | 98.25
c3 | 48750.00 | 1000 | 300 | n0 | 96.25
c4 | 51750.00 | 1000 | 350 | n0 | 99.25

SET docdb.rules.off = DEFAULT

-- an average is not made of averages
EXPLAIN SELECT c.id, c.name, AVG(o.total) FROM orders o JOIN customer c ON c.id = o.customer GROUP BY c.id, c.name
----
Project  columns: id, name, avg  (rows=100 cost=6141.6)
'  HashAggregate  keys: c.id, c.name; aggregates: AVG(o.total)  (rows=100 cost=6136.6)'
'    HashJoin inner  keys: o.customer = c.id; build: right  (rows=5000 cost=4881.6)'
'      FullScan orders o  reads: customer, total  (rows=6000 cost=2700.8)'
'      FullScan customer c  reads: id, name  (rows=100 cost=405.8)'

-- where hardly anything is saved the join stays as it is
EXPLAIN SELECT c.country, SUM(o.total) FROM orders o JOIN customer c ON c.id = o.customer WHERE c.id = 7 GROUP BY c.country
----
Project  columns: country, sum  (rows=1 cost=2428.8)
'  HashAggregate  keys: c.country; aggregates: SUM(o.total)  (rows=1 cost=2428.7)'
'    MergeJoin inner  keys: o.customer = c.id  (rows=50 cost=2416.2)'
'      KeyScan orders o  range: all; filter: o.customer = 7; reads: customer, total  (rows=50 cost=2403.3)'
'      KeyScan customer c  range: key = 7; reads: id, country  (rows=1 cost=5.3)'
