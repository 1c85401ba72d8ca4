-- Groups, windows and unions that are joined with few rows: they are not made of all there is.

CREATE TABLE customers(id INTEGER PRIMARY KEY, name VARCHAR(20))

CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INTEGER, total INTEGER)

CREATE TABLE returns(id INTEGER PRIMARY KEY, customer INTEGER, total INTEGER)

CREATE TABLE items(order_id INTEGER, line INTEGER, product INTEGER, qty INTEGER, price INTEGER, PRIMARY KEY(order_id, line))

CREATE TABLE products(id INTEGER PRIMARY KEY, price INTEGER)

INSERT INTO customers SELECT i, 'customer ' || i FROM GENERATE_SERIES(1, 500) AS g(i)

INSERT INTO orders SELECT i, CASE WHEN i % 50 = 0 THEN NULL ELSE 1 + i * 7919 % 480 END, i * 37 % 1000 FROM GENERATE_SERIES(1, 5000) AS g(i)

INSERT INTO returns SELECT i, 1 + i * 31 % 480, i * 41 % 1000 FROM GENERATE_SERIES(1, 1000) AS g(i)

INSERT INTO items SELECT 1 + i * 2 / 3, i % 3, 1 + i * 13 % 400, 1 + i % 5, i * 29 % 500 FROM GENERATE_SERIES(0, 7499) AS g(i)

INSERT INTO products SELECT i, i * 17 % 500 FROM GENERATE_SERIES(1, 400) AS g(i)

CREATE INDEX orders_customer ON orders(customer)

CREATE INDEX returns_customer ON returns(customer)

CREATE INDEX items_product ON items(product)

ANALYZE

-- a query with groups joined with few rows is made for each of these, of its own documents
EXPLAIN SELECT o.id, x.q FROM orders o JOIN (SELECT order_id, SUM(qty) AS q FROM items GROUP BY order_id) x ON x.order_id = o.id WHERE o.customer = 7 ORDER BY o.id
----
Project  columns: o.id, q  (rows=10 cost=31.7)
'  Sort  keys: o.id NULLS FIRST  (rows=10 cost=31.2)'
'    LateralJoin inner  condition: order_id = o.id  (rows=10 cost=29.3)'
'      IndexOnlyScan orders o  index: orders_customer; range: customer = 7  (rows=10 cost=4.4)'
'      Project  columns: order_id, sum  (rows=1 cost=2.3)'
'        HashAggregate  keys: items.order_id; aggregates: SUM(items.qty)  (rows=1 cost=2.3)'
'          KeyScan items  range: key = o.id; reads: order_id, qty  (rows=2 cost=1.9)'

SELECT o.id, x.q FROM orders o JOIN (SELECT order_id, SUM(qty) AS q FROM items GROUP BY order_id) x ON x.order_id = o.id WHERE o.customer = 7 ORDER BY o.id
----
474 | 1
954 | 1
1434 | 1
1914 | 1
2394 | 1
2874 | 1
3354 | 1
3834 | 1
4314 | 1
4794 | 1

-- with a condition on what is made, for the first rows wanted
EXPLAIN SELECT o.id, x.q FROM orders o LEFT JOIN (SELECT order_id, SUM(qty) AS q FROM items GROUP BY order_id HAVING COUNT(*) > 1) x ON x.order_id = o.id ORDER BY o.id LIMIT 4
----
Project  columns: o.id, q  (rows=4 cost=12.5)
'  Limit  count: 4  (rows=4 cost=12.3)'
'    LateralJoin left  condition: order_id = o.id  (rows=4 cost=12.3)'
'      Limit  count: 4  (rows=4 cost=2.6)'
'        KeyScan orders o  range: all; reads: id  (rows=4 cost=2.6)'
'      Project  columns: order_id, sum  (rows=0 cost=2.4)'
'        Filter  filter: count > 1  (rows=0 cost=2.3)'
'          HashAggregate  keys: items.order_id; aggregates: SUM(items.qty), COUNT(*)  (rows=1 cost=2.3)'
'            KeyScan items  range: key = o.id; reads: order_id, qty  (rows=2 cost=1.9)'

SELECT o.id, x.q FROM orders o LEFT JOIN (SELECT order_id, SUM(qty) AS q FROM items GROUP BY order_id HAVING COUNT(*) > 1) x ON x.order_id = o.id ORDER BY o.id LIMIT 4
----
1 | 3
2 | null
3 | 9
4 | null

-- a correlated aggregate that was made a join
EXPLAIN SELECT p.id FROM products p WHERE p.price > (SELECT AVG(i.price) FROM items i WHERE i.product = p.id) ORDER BY p.id LIMIT 3
----
Project  columns: p.id  (rows=3 cost=329.2)
'  Project  columns: p.id  (rows=3 cost=329.1)'
'    Limit  count: 3  (rows=3 cost=328.9)'
'      LateralJoin inner  condition: (key = p.id) AND (p.price > avg)  (rows=120 cost=13157.8)'
'        KeyScan products p  range: all; reads: id, price  (rows=400 cost=420.8)'
'        HashAggregate  keys: i.product; aggregates: AVG(i.price)  (rows=1 cost=31.8)'
'          IndexScan items i  index: items_product; range: product = p.id; reads: product, price  (rows=19 cost=27.0)'

SELECT p.id FROM products p WHERE p.price > (SELECT AVG(i.price) FROM items i WHERE i.product = p.id) ORDER BY p.id LIMIT 3
----
14
15
17

-- semi and anti joins
EXPLAIN SELECT c.id FROM customers c WHERE c.id IN (SELECT customer FROM orders GROUP BY customer HAVING MAX(total) > 990) ORDER BY c.id LIMIT 3
----
Project  columns: c.id  (rows=3 cost=213.5)
'  Limit  count: 3  (rows=3 cost=213.3)'
'    LateralJoin semi  condition: c.id = customer  (rows=126 cost=8973.1)'
'      KeyScan customers c  range: all; reads: id  (rows=500 cost=425.8)'
'      Filter  filter: max > 990  (rows=0 cost=17.1)'
'        HashAggregate  keys: orders.customer; aggregates: MAX(orders.total)  (rows=1 cost=17.0)'
'          IndexScan orders  index: orders_customer; range: customer = c.id; reads: customer, total  (rows=10 cost=14.5)'

SELECT c.id FROM customers c WHERE c.id IN (SELECT customer FROM orders GROUP BY customer HAVING MAX(total) > 990) ORDER BY c.id LIMIT 3
----
12
26
40

SELECT c.id FROM customers c WHERE c.id IN (100, 101, 102, 199) AND NOT EXISTS (SELECT 1 FROM (SELECT customer, COUNT(*) AS n FROM orders GROUP BY customer) x WHERE x.customer = c.id AND x.n > 9) ORDER BY c.id
----
101

-- windows by their partition, unions, different rows
EXPLAIN SELECT c.id, w.id, w.n FROM customers c JOIN (SELECT id, customer, ROW_NUMBER() OVER (PARTITION BY customer ORDER BY total DESC, id) AS n FROM orders) w ON w.customer = c.id WHERE c.name IN ('customer 3', 'customer 5') AND w.n <= 2 ORDER BY 1, 3
----
Project  columns: c.id, id, n  (rows=4 cost=433.3)
'  Sort  keys: c.id NULLS FIRST, n NULLS FIRST  (rows=4 cost=433.1)'
'    LateralJoin inner  condition: customer = c.id  (rows=4 cost=432.7)'
'      FullScan customers c  filter: c.name IN ('customer 3', 'customer 5'); reads: name, id  (rows=2 cost=400.9)'
'      Project  columns: orders.id, orders.customer, row_number  (rows=2 cost=15.7)'
'        Filter  filter: row_number <= 2  (rows=2 cost=15.6)'
'          Window  calls: ROW_NUMBER(); partition by: orders.customer; order by: orders.total DESC NULLS LAST, orders.id NULLS FIRST; keeps: ROW_NUMBER() <= 2  (rows=2 cost=15.5)'
'            TopN  keys: orders.total DESC NULLS LAST, orders.id NULLS FIRST; count: 2  (rows=2 cost=15.4)'
'              IndexScan orders  index: orders_customer; range: customer = c.id; reads: customer, total, id  (rows=10 cost=14.5)'

SELECT c.id, w.id, w.n FROM customers c JOIN (SELECT id, customer, ROW_NUMBER() OVER (PARTITION BY customer ORDER BY total DESC, id) AS n FROM orders) w ON w.customer = c.id WHERE c.name IN ('customer 3', 'customer 5') AND w.n <= 2 ORDER BY 1, 3
----
3 | 1918 | 1
3 | 4318 | 2
5 | 3836 | 1
5 | 1916 | 2

EXPLAIN SELECT c.id, COUNT(*), MAX(u.total) FROM customers c JOIN (SELECT customer, total FROM orders UNION ALL SELECT customer, total FROM returns) u ON u.customer = c.id WHERE c.id IN (3, 5) GROUP BY c.id ORDER BY c.id
----
Project  columns: id, count, max  (rows=2 cost=56.1)
'  Sort  keys: id NULLS FIRST  (rows=2 cost=56.0)'
'    HashAggregate  keys: c.id; aggregates: COUNT(*), MAX(total)  (rows=2 cost=55.8)'
'      LateralJoin inner  condition: customer = c.id  (rows=24 cost=49.7)'
'        KeyLookup customers c  key: 3 or 5; reads: id  (rows=2 cost=1.6)'
'        SetOperation UNION ALL  (rows=12 cost=23.0)'
'          Project  columns: orders.customer, orders.total  (rows=10 cost=15.6)'
'            IndexScan orders  index: orders_customer; range: customer = c.id; filter: orders.customer IN (3, 5); reads: customer, total  (rows=10 cost=15.1)'
'          Project  columns: returns.customer, returns.total  (rows=2 cost=3.7)'
'            IndexScan returns  index: returns_customer; range: customer = c.id; filter: returns.customer IN (3, 5); reads: customer, total  (rows=2 cost=3.6)'

SELECT c.id, COUNT(*), MAX(u.total) FROM customers c JOIN (SELECT customer, total FROM orders UNION ALL SELECT customer, total FROM returns) u ON u.customer = c.id WHERE c.id IN (3, 5) GROUP BY c.id ORDER BY c.id
----
3 | 12 | 966
5 | 12 | 932

SELECT c.id, d.total FROM customers c JOIN (SELECT DISTINCT customer, total FROM orders) d ON d.customer = c.id WHERE c.id = 3 OR c.id = 4 ORDER BY 1, 2 LIMIT 5
----
3 | 6
3 | 206
3 | 246
3 | 446
3 | 486

-- what HAVING lets through ends reading, too
EXPLAIN SELECT o.id, COUNT(*) FROM orders o JOIN items i ON i.order_id = o.id GROUP BY o.id HAVING COUNT(*) > 1 ORDER BY o.id DESC LIMIT 3
----
Project  columns: id, count  (rows=3 cost=25.4)
'  Limit  count: 3  (rows=3 cost=25.3)'
'    Filter  filter: count > 1  (rows=1500 cost=12625.8)'
'      StreamAggregate  keys: o.id; aggregates: COUNT(*)  (rows=5000 cost=12375.8)'
'        IndexLoopJoin inner  (rows=7500 cost=12000.8)'
'          KeyScan orders o  range: all; direction: descending; reads: id  (rows=5000 cost=2250.8)'
'          KeyScan items i  range: key = o.id; reads: order_id  (rows=2 cost=1.9)'

SELECT o.id, COUNT(*) FROM orders o JOIN items i ON i.order_id = o.id GROUP BY o.id HAVING COUNT(*) > 1 ORDER BY o.id DESC LIMIT 3
----
4999 | 2
4997 | 2
4995 | 2

-- of many rows all groups are made at once
EXPLAIN SELECT COUNT(*), SUM(x.q) FROM orders o JOIN (SELECT order_id, SUM(qty) AS q FROM items GROUP BY order_id) x ON x.order_id = o.id
----
Project  columns: count, sum  (rows=1 cost=11250.9)
'  HashAggregate  aggregates: COUNT(*), SUM(q)  (rows=1 cost=11250.8)'
'    IndexLoopJoin inner  (rows=5000 cost=10000.8)'
'      Project  columns: order_id, sum  (rows=5000 cost=5750.8)'
'        HashAggregate  keys: items.order_id; aggregates: SUM(items.qty)  (rows=5000 cost=5500.8)'
'          FullScan items  reads: order_id, qty  (rows=7500 cost=3375.8)'
'      KeyLookup orders o  key: order_id; reads: id  (rows=1 cost=0.8)'

SELECT COUNT(*), SUM(x.q) FROM orders o JOIN (SELECT order_id, SUM(qty) AS q FROM items GROUP BY order_id) x ON x.order_id = o.id
----
5000 | 22500

SET docdb.rules.off = 'group-lookups'

EXPLAIN SELECT o.id, x.q FROM orders o JOIN (SELECT order_id, SUM(qty) AS q FROM items GROUP BY order_id) x ON x.order_id = o.id WHERE o.customer = 7 ORDER BY o.id
----
Rules off: group-lookups
Project  columns: o.id, q  (rows=10 cost=7010.6)
'  Sort  keys: o.id NULLS FIRST  (rows=10 cost=7010.1)'
'    HashJoin inner  keys: o.id = order_id; build: left  (rows=10 cost=7008.2)'
'      IndexOnlyScan orders o  index: orders_customer; range: customer = 7  (rows=10 cost=4.4)'
'      Project  columns: order_id, sum  (rows=5000 cost=5750.8)'
'        HashAggregate  keys: items.order_id; aggregates: SUM(items.qty)  (rows=5000 cost=5500.8)'
'          FullScan items  reads: order_id, qty  (rows=7500 cost=3375.8)'

SELECT o.id, x.q FROM orders o JOIN (SELECT order_id, SUM(qty) AS q FROM items GROUP BY order_id) x ON x.order_id = o.id WHERE o.customer = 7 ORDER BY o.id
----
474 | 1
954 | 1
1434 | 1
1914 | 1
2394 | 1
2874 | 1
3354 | 1
3834 | 1
4314 | 1
4794 | 1

SELECT o.id, x.q FROM orders o LEFT JOIN (SELECT order_id, SUM(qty) AS q FROM items GROUP BY order_id HAVING COUNT(*) > 1) x ON x.order_id = o.id ORDER BY o.id LIMIT 4
----
1 | 3
2 | null
3 | 9
4 | null

SELECT p.id FROM products p WHERE p.price > (SELECT AVG(i.price) FROM items i WHERE i.product = p.id) ORDER BY p.id LIMIT 3
----
14
15
17

SELECT c.id FROM customers c WHERE c.id IN (SELECT customer FROM orders GROUP BY customer HAVING MAX(total) > 990) ORDER BY c.id LIMIT 3
----
12
26
40

SELECT c.id FROM customers c WHERE c.id IN (100, 101, 102, 199) AND NOT EXISTS (SELECT 1 FROM (SELECT customer, COUNT(*) AS n FROM orders GROUP BY customer) x WHERE x.customer = c.id AND x.n > 9) ORDER BY c.id
----
101

SELECT c.id, w.id, w.n FROM customers c JOIN (SELECT id, customer, ROW_NUMBER() OVER (PARTITION BY customer ORDER BY total DESC, id) AS n FROM orders) w ON w.customer = c.id WHERE c.name IN ('customer 3', 'customer 5') AND w.n <= 2 ORDER BY 1, 3
----
3 | 1918 | 1
3 | 4318 | 2
5 | 3836 | 1
5 | 1916 | 2

SELECT c.id, COUNT(*), MAX(u.total) FROM customers c JOIN (SELECT customer, total FROM orders UNION ALL SELECT customer, total FROM returns) u ON u.customer = c.id WHERE c.id IN (3, 5) GROUP BY c.id ORDER BY c.id
----
3 | 12 | 966
5 | 12 | 932

SELECT c.id, d.total FROM customers c JOIN (SELECT DISTINCT customer, total FROM orders) d ON d.customer = c.id WHERE c.id = 3 OR c.id = 4 ORDER BY 1, 2 LIMIT 5
----
3 | 6
3 | 206
3 | 246
3 | 446
3 | 486

SELECT o.id, COUNT(*) FROM orders o JOIN items i ON i.order_id = o.id GROUP BY o.id HAVING COUNT(*) > 1 ORDER BY o.id DESC LIMIT 3
----
4999 | 2
4997 | 2
4995 | 2

SELECT COUNT(*), SUM(x.q) FROM orders o JOIN (SELECT order_id, SUM(qty) AS q FROM items GROUP BY order_id) x ON x.order_id = o.id
----
5000 | 22500

SET docdb.rules.off = DEFAULT

-- A query inside whose plan is made already stays where it is: with its condition it would lose sight of the row.

CREATE TABLE few (id INT PRIMARY KEY)

INSERT INTO few VALUES (3), (5), (7)

CREATE TABLE many (id INT PRIMARY KEY, n INT)

CREATE INDEX many_n ON many (n)

INSERT INTO many SELECT i, i % 5000 FROM generate_series(1, 20000) g(i)

ANALYZE

SET docdb.rules.off = 'remove-distinct'

SELECT x.id, f.id FROM (SELECT id, n FROM many UNION SELECT id, id FROM few WHERE FALSE) x JOIN few f ON x.n = f.id WHERE x.id = (SELECT r.id FROM few r WHERE r.id = x.id) ORDER BY 1
----
3 | 3
5 | 5
7 | 7
