-- IN with a query that gives few values, over a path that has an index: the values are looked up.

CREATE COLLECTION customers PRIMARY KEY (id)

CREATE COLLECTION orders PRIMARY KEY (id)

CREATE INDEX orders_customer ON orders (customer.id)

INSERT INTO customers (id, country) SELECT i, CASE WHEN i % 100 = 0 THEN 'NO' ELSE 'SE' END FROM GENERATE_SERIES(1, 500) g(i)

INSERT INTO orders (id, total, customer) SELECT i, i * 3, JSON_OBJECT('id': i % 500) FROM GENERATE_SERIES(1, 3000) g(i)

ANALYZE

EXPLAIN SELECT total FROM orders WHERE customer.id IN (SELECT id FROM customers WHERE country = 'NO')
----
Project  columns: orders.total  (rows=30 cost=44.3)
'  IndexScan orders  index: orders_customer; range: customer.id = ANY ARRAY(subquery); filter: orders.customer.id = ANY(subquery); reads: customer.id, total  (rows=30 cost=42.8)'
'    Subquery'
'      Project  columns: customers.id  (rows=5 cost=401.3)'
'        FullScan customers  filter: customers.country = 'NO'; reads: country, id  (rows=5 cost=401.1)'

SELECT COUNT(*), SUM(total) FROM orders WHERE customer.id IN (SELECT id FROM customers WHERE country = 'NO')
----
24 | 108000

-- what most customers are, is not

EXPLAIN SELECT COUNT(*) FROM orders WHERE customer.id IN (SELECT id FROM customers WHERE country = 'SE')
----
Project  columns: count  (rows=1 cost=1782.9)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=1782.9)'
'    IndexOnlyScan orders  index: orders_customer; range: customer.id = ANY ARRAY(subquery); filter: orders.customer.id = ANY(subquery)  (rows=2970 cost=1040.3)'
'      Subquery'
'        Project  columns: customers.id  (rows=495 cost=450.3)'
'          FullScan customers  filter: customers.country = 'SE'; reads: country, id  (rows=495 cost=425.6)'

-- chance is asked once

EXPLAIN SELECT COUNT(*) FROM orders WHERE customer.id IN (SELECT id FROM customers WHERE country = 'NO' AND RANDOM() < 2)
----
Project  columns: count  (rows=1 cost=1125.9)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=1125.9)'
'    IndexOnlyScan orders  index: orders_customer; range: all; filter: orders.customer.id = ANY(subquery)  (rows=750 cost=938.3)'
'      Subquery'
'        Project  columns: customers.id  (rows=3 cost=401.1)'
'          FullScan customers  filter: (customers.country = 'NO') AND (RANDOM() < 2); reads: country, id  (rows=3 cost=400.9)'

-- of declared types it is a semi join, which begins with the keys there are

CREATE TABLE people (id INT PRIMARY KEY, country VARCHAR(2))

CREATE TABLE visits (id INT PRIMARY KEY, person INT, place INT)

CREATE INDEX visits_person ON visits (person)

INSERT INTO people SELECT i, CASE WHEN i % 100 = 0 THEN 'NO' ELSE 'SE' END FROM GENERATE_SERIES(1, 500) g(i)

INSERT INTO visits SELECT i, i % 500, i % 7 FROM GENERATE_SERIES(1, 3000) g(i)

ANALYZE

EXPLAIN SELECT place FROM visits v WHERE EXISTS (SELECT 1 FROM people p WHERE p.id = v.person AND p.country = 'NO')
----
Project  columns: v.place  (rows=30 cost=451.6)
'  Project  columns: v.person, v.place  (rows=30 cost=450.1)'
'    IndexLoopJoin inner  (rows=30 cost=448.6)'
'      FullScan people p  filter: p.country = 'NO'; reads: country, id  (rows=5 cost=401.1)'
'      IndexScan visits v  index: visits_person; range: person = p.id; reads: person, place  (rows=6 cost=9.2)'

SELECT COUNT(*), SUM(place) FROM visits v WHERE EXISTS (SELECT 1 FROM people p WHERE p.id = v.person AND p.country = 'NO')
----
24 | 69

-- each visit once, however many partners it has

SELECT COUNT(*) FROM visits WHERE person IN (SELECT p.id FROM people p JOIN visits o ON o.person = p.id WHERE p.country = 'NO')
----
24

EXPLAIN DELETE FROM visits WHERE person IN (SELECT id FROM people WHERE country = 'NO')
----
Delete visits  (rows=30 cost=718.6)
'  Project  columns: visits._key, visits.person  (rows=30 cost=418.6)'
'    IndexLoopJoin inner  (rows=30 cost=417.1)'
'      FullScan people  filter: people.country = 'NO'; reads: country, id  (rows=5 cost=401.1)'
'      IndexOnlyScan visits  index: visits_person; range: person = people.id  (rows=6 cost=2.9)'

SET docdb.rules.off = 'turned-semi-joins'

EXPLAIN SELECT place FROM visits v WHERE EXISTS (SELECT 1 FROM people p WHERE p.id = v.person AND p.country = 'NO')
----
Rules off: turned-semi-joins
Project  columns: v.place  (rows=30 cost=2506.1)
'  HashJoin semi  keys: v.person = p.id; build: right  (rows=30 cost=2504.6)'
'    FullScan visits v  reads: person, place  (rows=3000 cost=1350.8)'
'    FullScan people p  filter: p.country = 'NO'; reads: country, id  (rows=5 cost=401.1)'

SET docdb.rules.off = DEFAULT

-- EXISTS in an OR, where it can be no join: once for all rows; for few rows it is asked of each
CREATE TABLE member(id INTEGER PRIMARY KEY, boss INTEGER, name VARCHAR(10))

CREATE TABLE badge(id INTEGER PRIMARY KEY, member INTEGER, kind INTEGER)

INSERT INTO member SELECT i, i / 10, 'm' || i FROM GENERATE_SERIES(1, 2000) AS g(i)

INSERT INTO badge SELECT i, i * 7 % 1500, i % 100 FROM GENERATE_SERIES(1, 4000) AS g(i)

INSERT INTO badge VALUES (5000, NULL, 3)

CREATE INDEX badge_member ON badge(member)

ANALYZE

EXPLAIN SELECT m.id FROM member m WHERE m.boss = 77 OR EXISTS (SELECT 1 FROM badge b WHERE b.member = m.id AND b.kind = 3)
----
Project  columns: m.id  (rows=30 cost=803.8)
'  FullScan member m  filter: (m.boss = 77) OR ((m.id = ANY(subquery)) IS NOT DISTINCT FROM true); reads: boss, id  (rows=30 cost=802.3)'
'    Subquery'
'      Project  columns: b.member  (rows=40 cost=1605.2)'
'        FullScan badge b  filter: b.kind = 3; reads: kind, member  (rows=40 cost=1603.2)'

SELECT COUNT(*), SUM(m.id) FROM member m WHERE m.boss = 77 OR EXISTS (SELECT 1 FROM badge b WHERE b.member = m.id AND b.kind = 3)
----
25 | 18560

SELECT COUNT(*), SUM(m.id) FROM member m WHERE m.boss < 77 AND NOT (m.id > 700 AND NOT EXISTS (SELECT 1 FROM badge b WHERE b.member = m.id AND b.kind = 3))
----
701 | 246071

EXPLAIN SELECT m.id, EXISTS (SELECT 1 FROM badge b WHERE b.member = m.id AND b.kind = 3) FROM member m WHERE m.id < 4
----
Project  columns: m.id, EXISTS(subquery)  (rows=3 cost=2.7)
'  Subquery'
'    Project  (rows=1 cost=3.6)'
'      IndexScan badge b  index: badge_member; range: member = m.id; filter: b.kind = 3; reads: member, kind  (rows=1 cost=3.6)'
'  KeyScan member m  range: key < 4; reads: id  (rows=3 cost=2.6)'

SELECT m.id, EXISTS (SELECT 1 FROM badge b WHERE b.member = m.id AND b.kind < 30) FROM member m WHERE m.id < 4
----
1 | false
2 | false
3 | true

-- long lists are cut, so that they can be read
EXPLAIN SELECT total FROM orders WHERE total IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23)
----
Project  columns: total  (rows=23 cost=1203.1)
'  FullScan orders  filter: total IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 3 more); reads: total  (rows=23 cost=1202.0)'

EXPLAIN SELECT name FROM customers WHERE id IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23)
----
Project  columns: name  (rows=23 cost=19.6)
'  KeyLookup customers  key: 1 or 2 or 3 or 4 or 5 or 6 or 7 or 8 or 9 or 10 or 11 or 12 or 13 or 14 or 15 or 16 or 17 or 18 or 19 or 20 or 3 more; reads: id, name  (rows=23 cost=18.4)'
