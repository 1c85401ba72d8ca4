-- A common table that is read once is planned where it is read; one that is read twice, or says MATERIALIZED, is computed by itself.

CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INTEGER, total INTEGER)

INSERT INTO orders SELECT i, i * 7919 % 1000 + 1, i % 500 FROM GENERATE_SERIES(1, 10000) AS g(i)

CREATE INDEX orders_customer ON orders(customer)

ANALYZE

EXPLAIN WITH big AS (SELECT customer, SUM(total) AS sum FROM orders GROUP BY customer) SELECT sum FROM big WHERE customer = 99
----
Project  columns: sum  (rows=1 cost=17.4)
'  HashAggregate  keys: customer; aggregates: SUM(total)  (rows=1 cost=17.3)'
'    IndexScan orders  index: orders_customer; range: customer = 99; reads: customer, total  (rows=10 cost=14.8)'

WITH big AS (SELECT customer, SUM(total) AS sum FROM orders GROUP BY customer) SELECT sum FROM big WHERE customer = 99
----
420

EXPLAIN WITH big AS MATERIALIZED (SELECT customer, SUM(total) AS sum FROM orders GROUP BY customer) SELECT sum FROM big WHERE customer = 99
----
With big  (rows=1 cost=7200.9)
'  Project  columns: customer, sum  (rows=1000 cost=7100.8)'
'    HashAggregate  keys: customer; aggregates: SUM(total)  (rows=1000 cost=7050.8)'
'      FullScan orders  reads: customer, total  (rows=10000 cost=4500.8)'
'  Project  columns: sum  (rows=1 cost=100.1)'
'    Filter  filter: customer = 99  (rows=1 cost=100.0)'
'      WithScan big  (rows=1000 cost=50.0)'

-- one behind the other
EXPLAIN WITH a AS (SELECT * FROM orders WHERE total > 10), b (c, t) AS (SELECT customer, total FROM a) SELECT t FROM b WHERE c = 99
----
Project  columns: total  (rows=10 cost=15.3)
'  IndexScan orders  index: orders_customer; range: customer = 99; filter: total > 10; reads: customer, total  (rows=10 cost=14.8)'

WITH a AS (SELECT * FROM orders WHERE total > 10), b (c, t) AS (SELECT customer, total FROM a) SELECT COUNT(*) FROM b WHERE c = 99
----
10

-- read twice
EXPLAIN WITH a AS (SELECT customer, total FROM orders WHERE total > 490) SELECT x.total FROM a x JOIN a y ON x.customer = y.customer
----
With a  (rows=38 cost=4141.3)
'  Project  columns: customer, total  (rows=195 cost=4020.3)'
'    FullScan orders  filter: total > 490; reads: total, customer  (rows=195 cost=4010.6)'
'  Project  columns: total  (rows=38 cost=121.0)'
'    HashJoin inner  keys: customer = customer; build: right  (rows=38 cost=119.1)'
'      WithScan a  (rows=195 cost=9.8)'
'      WithScan a  (rows=195 cost=9.8)'

-- for each row of another query
EXPLAIN WITH a AS (SELECT customer, MAX(total) AS most FROM orders GROUP BY customer) SELECT id FROM orders o WHERE o.total > (SELECT AVG(a.most) FROM a WHERE a.customer <> o.customer) AND o.id < 3
----
With a  (rows=1 cost=7102.9)
'  Project  columns: customer, max  (rows=1000 cost=7100.8)'
'    HashAggregate  keys: orders.customer; aggregates: MAX(orders.total)  (rows=1000 cost=7050.8)'
'      FullScan orders  reads: customer, total  (rows=10000 cost=4500.8)'
'  Project  columns: o.id  (rows=1 cost=2.1)'
'    KeyScan orders o  range: key < 3; filter: o.total > (subquery); reads: customer, total, id  (rows=1 cost=2.1)'
'      Subquery'
'        Project  columns: avg  (rows=1 cost=349.9)'
'          HashAggregate  aggregates: AVG(most)  (rows=1 cost=349.8)'
'            Filter  filter: customer <> o.customer  (rows=999 cost=100.0)'
'              WithScan a  (rows=1000 cost=50.0)'

SELECT COUNT(*) FROM (WITH r AS (SELECT RANDOM() AS x) SELECT x FROM r) t WHERE x < 2 AND x >= 0
----
1
