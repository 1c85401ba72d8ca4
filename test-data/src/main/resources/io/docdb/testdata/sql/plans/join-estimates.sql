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

-- groups: no more values than there are in the rows of the table they come from that are left
CREATE TABLE sku(id INTEGER PRIMARY KEY, kind INTEGER, title VARCHAR(20))

INSERT INTO sku SELECT i, i % 30, 'sku ' || i FROM GENERATE_SERIES(0, 299) AS g(i)

CREATE TABLE paid(id INTEGER PRIMARY KEY, orders INTEGER, coupon INTEGER)

INSERT INTO paid SELECT i, i, CASE WHEN i % 8 = 0 THEN i % 300 END FROM GENERATE_SERIES(1, 8000) AS g(i)

ANALYZE

EXPLAIN SELECT s.title, COUNT(*) FROM sku s JOIN item i ON i.sku = s.id WHERE s.kind = 7 GROUP BY s.title
----
Project  columns: title, count  (rows=10 cost=21705.6)
'  HashAggregate  keys: s.title; aggregates: COUNT(*)  (rows=10 cost=21705.1)'
'    HashJoin inner  keys: s.id = i.sku; build: left  (rows=1000 cost=21454.6)'
'      FullScan sku s  filter: s.kind = 7; reads: kind, id, title  (rows=10 cost=401.3)'
'      FullScan item i  reads: sku  (rows=30000 cost=13500.8)'

SELECT COUNT(*) FROM (SELECT s.title, COUNT(*) FROM sku s JOIN item i ON i.sku = s.id WHERE s.kind = 7 GROUP BY s.title) t
----
10

EXPLAIN SELECT orders, COUNT(*) FROM item GROUP BY orders
----
Project  columns: orders, count  (rows=10007 cost=19001.5)
'  HashAggregate  keys: orders; aggregates: COUNT(*)  (rows=10007 cost=18501.2)'
'    IndexOnlyScan item  index: item_orders; range: all  (rows=30000 cost=10500.8)'

-- what has no partner: all values are there where all rows are
EXPLAIN SELECT o.id FROM orders o WHERE NOT EXISTS (SELECT 1 FROM paid p WHERE p.orders = o.id)
----
Project  columns: o.id  (rows=2000 cost=11801.6)
'  HashJoin anti  keys: o.id = p.orders; build: right  (rows=2000 cost=11701.6)'
'    IndexOnlyScan orders o  index: orders_customer; range: all  (rows=10000 cost=3500.8)'
'    FullScan paid p  reads: orders  (rows=8000 cost=3600.8)'

SELECT COUNT(*) FROM orders o WHERE NOT EXISTS (SELECT 1 FROM paid p WHERE p.orders = o.id)
----
2000

-- of groups each value is there once, NULL among them
EXPLAIN SELECT p.id FROM paid p JOIN (SELECT coupon, MAX(id) AS last FROM paid GROUP BY coupon) t ON t.coupon = p.coupon
----
Project  columns: p.id  (rows=1013 cost=11329.5)
'  HashJoin inner  keys: p.coupon = coupon; build: right  (rows=1013 cost=11278.9)'
'    FullScan paid p  reads: coupon, id  (rows=8000 cost=3600.8)'
'    Project  columns: coupon  (rows=76 cost=5608.4)'
'      HashAggregate  keys: paid.coupon  (rows=76 cost=5604.6)'
'        FullScan paid  reads: coupon  (rows=8000 cost=3600.8)'

SELECT COUNT(*) FROM paid p JOIN (SELECT coupon, MAX(id) AS last FROM paid GROUP BY coupon) t ON t.coupon = p.coupon
----
1000

-- several keys that are unique together find one partner at most
CREATE TABLE line(orders INTEGER, position INTEGER, sku INTEGER, PRIMARY KEY (orders, position))

INSERT INTO line SELECT i / 5, i % 5, i % 70 FROM GENERATE_SERIES(0, 4999) AS g(i)

ANALYZE line

EXPLAIN SELECT a.sku, b.sku FROM line a JOIN line b ON b.orders = a.orders AND b.position = a.position WHERE a.sku = 7
----
Project  columns: a.sku, b.sku  (rows=71 cost=2068.7)
'  IndexLoopJoin inner  (rows=71 cost=2065.1)'
'    FullScan line a  filter: a.sku = 7; reads: sku, orders, position  (rows=71 cost=2004.4)'
'    KeyLookup line b  key: a.orders, a.position; reads: orders, position, sku  (rows=1 cost=0.8)'

EXPLAIN SELECT l.* FROM line l JOIN (SELECT orders, MAX(position) AS last FROM line GROUP BY orders) t ON t.orders = l.orders AND t.last = l.position
----
Project  columns: l.orders, l.position, l.sku  (rows=1000 cost=2901.2)
'  IndexLoopJoin inner  (rows=1000 cost=2851.2)'
'    Project  columns: orders, max  (rows=1000 cost=2001.2)'
'      HashAggregate  keys: line.orders; aggregates: MAX(line.position)  (rows=1000 cost=1951.2)'
'        KeySkipScan line  range: all; first of each: orders; direction: descending; reads: orders, position  (rows=1000 cost=1651.2)'
'    KeyLookup line l  key: orders, last; reads: orders, position, sku  (rows=1 cost=0.8)'

SELECT COUNT(*) FROM line l JOIN (SELECT orders, MAX(position) AS last FROM line GROUP BY orders) t ON t.orders = l.orders AND t.last = l.position
----
1000

-- of values that are written out it is known how often each is there
CREATE TABLE visit(id INTEGER PRIMARY KEY, person INTEGER)

INSERT INTO visit SELECT i, CASE WHEN i % 4 = 0 THEN i % 3 ELSE i END FROM GENERATE_SERIES(1, 8000) AS g(i)

CREATE INDEX visit_person ON visit(person)

ANALYZE visit

EXPLAIN SELECT v.id FROM (VALUES (1, 'a'), (1000, 'b')) w(k, t) JOIN visit v ON v.person = w.k
----
Project  columns: id  (rows=669 cost=302.8)
'  IndexLoopJoin inner  (rows=669 cost=269.3)'
'    Values  rows: 2  (rows=2 cost=0.1)'
'    IndexOnlyScan visit v  index: visit_person; range: person = column1  (rows=335 cost=117.9)'

SELECT COUNT(*) FROM (VALUES (1, 'a'), (1000, 'b')) w(k, t) JOIN visit v ON v.person = w.k
----
668

EXPLAIN SELECT v.id FROM UNNEST(ARRAY[1001, 1002]) AS w(k) JOIN visit v ON v.person = w.k
----
Project  columns: id  (rows=2 cost=2.6)
'  IndexLoopJoin inner  (rows=2 cost=2.5)'
'    FunctionScan UNNEST  arguments: [1001,1002]  (rows=2 cost=0.1)'
'    IndexOnlyScan visit v  index: visit_person; range: person = w  (rows=1 cost=1.2)'

EXPLAIN SELECT id FROM visit WHERE person IN (SELECT k FROM (VALUES (1), (2)) w(k))
----
Project  columns: id  (rows=1336 cost=574.3)
'  Project  columns: person, id  (rows=1336 cost=507.5)'
'    IndexLoopJoin inner  (rows=1336 cost=440.7)'
'      Distinct  on: column1  (rows=2 cost=0.7)'
'        Values  rows: 2  (rows=2 cost=0.1)'
'      IndexOnlyScan visit  index: visit_person; range: person = column1  (rows=668 cost=234.6)'

SELECT COUNT(*) FROM visit WHERE person IN (SELECT k FROM (VALUES (1), (2)) w(k))
----
1336

-- of paths into arrays that are not declared by the arrays there are
CREATE COLLECTION baskets

INSERT INTO baskets SELECT JSON_OBJECT('_id': i, 'items': JSON_ARRAY(JSON_OBJECT('sku': i % 50), JSON_OBJECT('sku': i % 90)), 'tags': JSON_ARRAY(i % 40, i % 30)) FROM GENERATE_SERIES(1, 2000) AS g(i)

ANALYZE baskets

EXPLAIN SELECT _id FROM baskets WHERE JSON_EXISTS(_doc, '$.items[*] ? (@.sku == 60)')
----
Project  columns: _id  (rows=22 cost=803.0)
'  FullScan baskets  filter: JSON_EXISTS(items, '$[*] ? (@.sku == 60)'); reads: items, _id  (rows=22 cost=801.9)'

SELECT COUNT(*) FROM baskets WHERE JSON_EXISTS(_doc, '$.items[*] ? (@.sku == 60)')
----
22

EXPLAIN SELECT _id FROM baskets WHERE tags && ARRAY[35, 36]
----
Project  columns: _id  (rows=100 cost=810.8)
'  FullScan baskets  filter: tags && [35,36]; reads: tags, _id  (rows=100 cost=805.8)'

SELECT COUNT(*) FROM baskets WHERE tags && ARRAY[35, 36]
----
100

-- who joins by all columns of a key finds one partner, however many values each of them has
CREATE TABLE offer(part INTEGER, supplier INTEGER, cost INTEGER, PRIMARY KEY (part, supplier))

CREATE TABLE purchase(id INTEGER PRIMARY KEY, part INTEGER, supplier INTEGER, day DATE)

INSERT INTO offer SELECT i % 1000, (i % 1000 + i / 1000 * 37) % 200, i % 100 FROM GENERATE_SERIES(0, 3999) AS g(i)

INSERT INTO purchase SELECT i, i % 1000, (i % 1000 + i / 1000 % 4 * 37) % 200, DATE '2024-01-01' + i % 300 FROM GENERATE_SERIES(1, 20000) AS g(i)

ANALYZE

EXPLAIN SELECT SUM(o.cost) FROM purchase p JOIN offer o ON o.part = p.part AND o.supplier = p.supplier WHERE p.day = DATE '2024-03-01'
----
Project  columns: sum  (rows=1 cost=8076.9)
'  HashAggregate  aggregates: SUM(o.cost)  (rows=1 cost=8076.9)'
'    IndexLoopJoin inner  (rows=66 cost=8060.3)'
'      FullScan purchase p  filter: p.day = "2024-03-01"; reads: day, part, supplier  (rows=66 cost=8004.1)'
'      KeyLookup offer o  key: p.part, p.supplier; reads: part, supplier, cost  (rows=1 cost=0.8)'

SELECT COUNT(*) FROM purchase p JOIN offer o ON o.part = p.part AND o.supplier = p.supplier WHERE p.day = DATE '2024-03-01'
----
67

-- words that begin alike
CREATE TABLE word(id INTEGER PRIMARY KEY, name VARCHAR(40))

INSERT INTO word SELECT i, CASE i % 40 WHEN 0 THEN 'forest' WHEN 1 THEN 'floral' WHEN 2 THEN 'frosted' ELSE 'c' || i % 37 END || ' ' || i * 7919 % 10007 FROM GENERATE_SERIES(1, 6000) AS g(i)

ANALYZE

EXPLAIN SELECT COUNT(*) FROM word WHERE name LIKE 'forest%'
----
Project  columns: count  (rows=1 cost=2457.2)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=2457.1)'
'    FullScan word  filter: name LIKE 'forest%'; reads: name  (rows=188 cost=2410.2)'

SELECT COUNT(*) FROM word WHERE name LIKE 'forest%'
----
150
