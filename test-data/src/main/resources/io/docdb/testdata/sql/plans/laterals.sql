-- What stands beside other tables as one row is computed in a projection, so that what it says of them is known where they are read;
-- what a lateral query gives is kept for rows with the same values.

CREATE TABLE shelf(id INTEGER PRIMARY KEY, kind INTEGER, place VARCHAR(10))

CREATE TABLE book(id INTEGER PRIMARY KEY, kind INTEGER, price INTEGER, title VARCHAR(10))

INSERT INTO shelf SELECT i, CASE WHEN i % 10 > 0 THEN i % 7 END, 'p' || i % 30 FROM GENERATE_SERIES(1, 2000) AS g(i)

INSERT INTO book SELECT i, i % 9, i * 37 % 1000, 'b' || i FROM GENERATE_SERIES(1, 3000) AS g(i)

ANALYZE

EXPLAIN SELECT v.k, b.title FROM (SELECT 77 AS k) v JOIN book b ON b.id = v.k
----
Project  columns: 77, title  (rows=1 cost=0.9)
'  KeyLookup book b  key: 77; reads: id, title  (rows=1 cost=0.8)'

EXPLAIN SELECT s.place, b.title FROM shelf s, LATERAL (VALUES (s.kind + 1, s.id)) v(k, m) JOIN book b ON b.id = v.k WHERE s.id < 4
----
Project  columns: s.place, b.title  (rows=3 cost=5.4)
'  Project  columns: s.place, b.title  (rows=3 cost=5.3)'
'    IndexLoopJoin inner  (rows=3 cost=5.1)'
'      KeyScan shelf s  range: key < 4; reads: id, kind, place  (rows=3 cost=2.6)'
'      KeyLookup book b  key: s.kind + 1; reads: id, title  (rows=1 cost=0.8)'

SELECT s.place, b.title, v.m FROM shelf s, LATERAL (VALUES (s.kind + 1, s.id)) v(k, m) JOIN book b ON b.id = v.k WHERE s.id < 4
----
p1 | b2 | 1
p2 | b3 | 2
p3 | b4 | 3

SELECT s.id, v.k FROM shelf s LEFT JOIN LATERAL (SELECT s.kind * 2 AS k) v ON TRUE WHERE s.id IN (3, 10)
----
3 | 6
10 | null

SELECT s.id, v.k FROM shelf s LEFT JOIN LATERAL (SELECT s.kind * 2 AS k) v ON v.k > 7 WHERE s.id IN (3, 4, 10)
----
3 | null
4 | 8
10 | null

-- seven kinds and none: the books are read eight times for 2,000 shelves
EXPLAIN SELECT s.id, x.title, x.price FROM shelf s JOIN LATERAL (SELECT b.title, b.price FROM book b WHERE b.kind = s.kind ORDER BY b.price DESC, b.id LIMIT 2) x ON TRUE
----
Project  columns: s.id, title, price  (rows=4000 cost=5833.5)
'  LateralJoin inner  condition: true; once for each: s.kind  (rows=4000 cost=5633.5)'
'    FullScan shelf s  reads: kind, id  (rows=2000 cost=900.8)'
'    Project  columns: b.title, b.price  (rows=2 cost=327.1)'
'      TopN  keys: b.price DESC NULLS LAST, b.id NULLS FIRST; count: 2  (rows=2 cost=327.0)'
'        Project  columns: b.price, b.id, b.title  (rows=300 cost=300.0)'
'          Filter  filter: b.kind = s.kind  (rows=300 cost=300.0)'
'            Materialize  (rows=3000 cost=150.0)'
'              FullScan book b  reads: kind, price, id, title  (rows=3000 cost=1215.8)'

SELECT COUNT(*), SUM(x.price), MIN(x.title) FROM shelf s JOIN LATERAL (SELECT b.title, b.price FROM book b WHERE b.kind = s.kind ORDER BY b.price DESC, b.id LIMIT 2) x ON TRUE
----
3600 | 3252128 | b1027

SELECT COUNT(*), SUM(x.c), COUNT(x.m) FROM shelf s LEFT JOIN LATERAL (SELECT COUNT(*) AS c, MAX(b.price) AS m FROM book b WHERE b.kind <= s.kind AND b.price > 900) x ON x.c > 30
----
2000 | 339927 | 1800

-- values that hardly repeat are not kept, nor what chance gives
EXPLAIN SELECT s.id, x.c FROM shelf s JOIN LATERAL (SELECT COUNT(*) AS c FROM book b WHERE b.price < s.id) x ON TRUE WHERE s.id < 3
----
Project  columns: s.id, c  (rows=2 cost=2306.9)
'  LateralJoin inner  condition: true  (rows=2 cost=2306.8)'
'    KeyScan shelf s  range: key < 3; reads: id  (rows=2 cost=2.1)'
'    Project  columns: count  (rows=1 cost=525.1)'
'      HashAggregate  aggregates: COUNT(*)  (rows=1 cost=525.1)'
'        Project  (rows=900 cost=300.0)'
'          Filter  filter: b.price < s.id  (rows=900 cost=300.0)'
'            Materialize  (rows=3000 cost=150.0)'
'              FullScan book b  reads: price  (rows=3000 cost=1245.8)'

EXPLAIN SELECT s.id, x.c FROM shelf s JOIN LATERAL (SELECT COUNT(*) AS c FROM book b WHERE b.kind = s.kind AND RANDOM() < 2) x ON TRUE
----
Project  columns: s.id, c  (rows=2000 cost=2501599.1)
'  LateralJoin inner  condition: true  (rows=2000 cost=2501499.1)'
'    FullScan shelf s  reads: kind, id  (rows=2000 cost=900.8)'
'    Project  columns: count  (rows=1 cost=1250.2)'
'      HashAggregate  aggregates: COUNT(*)  (rows=1 cost=1250.2)'
'        FullScan book b  filter: (b.kind = s.kind) AND (RANDOM() < 2); reads: kind  (rows=164 cost=1209.0)'
