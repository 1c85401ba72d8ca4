-- How many rows are expected beside how many there are.

CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INTEGER, day DATE)

CREATE TABLE item(id INTEGER PRIMARY KEY, orders INTEGER, sku INTEGER)

INSERT INTO orders SELECT i, i * 7919 % 1000 + 1, DATE '2024-01-01' + i % 300 FROM GENERATE_SERIES(1, 10000) AS g(i)

INSERT INTO item SELECT i, i % 10000 + 1, i % 300 FROM GENERATE_SERIES(1, 30000) AS g(i)

CREATE INDEX item_orders ON item(orders)

CREATE INDEX orders_customer ON orders(customer)

ANALYZE

-- what is said of one side of a join holds for the other one, and counts once
EXPLAIN SELECT o.id, i.sku FROM orders o JOIN item i ON i.orders = o.id WHERE o.id BETWEEN 101 AND 200
----
Project  columns: o.id, i.sku  (rows=279 cost=502.5)
'  MergeJoin inner  keys: o.id = i.orders  (rows=279 cost=488.6)'
'    KeyScan orders o  range: key >= 101 AND key <= 200; reads: id  (rows=99 cost=45.8)'
'    IndexScan item i  index: item_orders; range: orders >= 101 AND orders <= 200; reads: orders, sku  (rows=279 cost=391.0)'

SELECT COUNT(*) FROM orders o JOIN item i ON i.orders = o.id WHERE o.id BETWEEN 101 AND 200
----
300

EXPLAIN SELECT o.id, p.id FROM orders o JOIN orders p ON p.customer = o.customer WHERE o.customer = 7
----
Project  columns: o.id, p.id  (rows=100 cost=20.6)
'  MergeJoin inner  keys: o.customer = p.customer  (rows=100 cost=15.6)'
'    IndexOnlyScan orders o  index: orders_customer; range: customer = 7  (rows=10 cost=4.3)'
'    IndexOnlyScan orders p  index: orders_customer; range: customer = 7  (rows=10 cost=4.3)'

SELECT COUNT(*) FROM orders o JOIN orders p ON p.customer = o.customer WHERE o.customer = 7
----
100

EXPLAIN SELECT o.id, i.sku FROM orders o JOIN item i ON i.orders = o.id WHERE i.orders IN (3, 5, 7)
----
Project  columns: o.id, i.sku  (rows=9 cost=17.9)
'  MergeJoin inner  keys: o.id = i.orders  (rows=9 cost=17.4)'
'    KeyScan orders o  range: key = 3 or key = 5 or key = 7; reads: id  (rows=3 cost=2.6)'
'    IndexScan item i  index: item_orders; range: orders = 3 or orders = 5 or orders = 7; reads: orders, sku  (rows=9 cost=13.2)'

SELECT COUNT(*) FROM orders o JOIN item i ON i.orders = o.id WHERE i.orders IN (3, 5, 7)
----
9

-- a text in lower case has about as many values as the text
CREATE TABLE person(id INTEGER PRIMARY KEY, email VARCHAR(40))

INSERT INTO person SELECT i, 'User' || i || '@mail.com' FROM GENERATE_SERIES(1, 5000) AS g(i)

CREATE INDEX person_email ON person(lower(email))

ANALYZE

EXPLAIN SELECT id FROM person WHERE lower(email) = 'user7@mail.com'
----
Project  columns: id  (rows=1 cost=1.2)
'  IndexOnlyScan person  index: person_email; range: lower(email) = 'user7@mail.com'  (rows=1 cost=1.2)'

-- of the first rows those that are skipped are not given
EXPLAIN SELECT id FROM person ORDER BY id OFFSET 100 LIMIT 10
----
Project  columns: id  (rows=10 cost=50.8)
'  Limit  count: 10; offset: 100  (rows=10 cost=50.3)'
'    KeyScan person  range: all; reads: id  (rows=110 cost=50.3)'

EXPLAIN SELECT id FROM person ORDER BY email OFFSET 100 LIMIT 10
----
Project  columns: id  (rows=10 cost=3857.6)
'  TopN  keys: email NULLS FIRST; count: 10; offset: 100  (rows=10 cost=3857.1)'
'    FullScan person  reads: email, id  (rows=5000 cost=2250.8)'
