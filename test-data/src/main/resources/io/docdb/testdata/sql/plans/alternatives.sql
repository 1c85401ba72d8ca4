-- What each alternative of a choice says of one table is asked of that table before it is joined.

CREATE TABLE part(id INTEGER PRIMARY KEY, brand VARCHAR(10), size INTEGER)

CREATE TABLE line(id INTEGER PRIMARY KEY, part INTEGER, quantity INTEGER)

INSERT INTO part SELECT i, 'b' || i % 50, i % 40 FROM GENERATE_SERIES(1, 2000) AS g(i)

INSERT INTO line SELECT i, i * 7 % 1999 + 1, i % 60 FROM GENERATE_SERIES(1, 20000) AS g(i)

CREATE INDEX line_part ON line(part)

ANALYZE

EXPLAIN SELECT COUNT(*) FROM line l, part p WHERE l.part = p.id AND p.brand = 'b3' AND l.quantity < 10 OR l.part = p.id AND p.brand = 'b7' AND p.size < 20 AND l.quantity > 50
----
Project  columns: count  (rows=1 cost=1836.0)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=1835.9)'
'    IndexLoopJoin inner  (rows=200 cost=1785.9)'
'      FullScan part p  filter: (p.brand = 'b3') OR ((p.brand = 'b7') AND (p.size < 20)); reads: brand, size, id  (rows=68 cost=804.2)'
'      IndexScan line l  index: line_part; range: part = p.id; filter: ((l.quantity < 10) OR (l.quantity > 50)) AND (((p.brand = 'b3') AND (l.quantity < 10)) OR ((p.brand = 'b7') AND (p.size < 20) AND (l.quantity > 50))); reads: quantity, part  (rows=1 cost=14.4)'

SELECT COUNT(*), SUM(l.id) FROM line l, part p WHERE l.part = p.id AND p.brand = 'b3' AND l.quantity < 10 OR l.part = p.id AND p.brand = 'b7' AND p.size < 20 AND l.quantity > 50
----
95 | 943956

EXPLAIN SELECT COUNT(*) FROM part p LEFT JOIN line l ON l.part = p.id AND (p.brand = 'b3' AND l.quantity = 10 OR p.brand = 'b7' AND l.quantity = 20)
----
Project  columns: count  (rows=1 cost=10200.3)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=10200.3)'
'    HashJoin left  keys: p.id = l.part; condition: ((p.brand = 'b3') AND (l.quantity = 10)) OR ((p.brand = 'b7') AND (l.quantity = 20)); build: right  (rows=2000 cost=9700.2)'
'      FullScan part p  reads: id, brand  (rows=2000 cost=900.8)'
'      FullScan line l  filter: (l.quantity = 10) OR (l.quantity = 20); reads: quantity, part  (rows=662 cost=8033.9)'

SELECT COUNT(*), COUNT(l.id) FROM part p LEFT JOIN line l ON l.part = p.id AND (p.brand = 'b3' AND l.quantity = 10 OR p.brand = 'b7' AND l.quantity = 20)
----
2000 | 13

EXPLAIN SELECT COUNT(*) FROM part p WHERE NOT EXISTS (SELECT 1 FROM line l WHERE l.part = p.id AND (p.brand = 'b3' AND l.quantity = 10 OR p.brand = 'b7' AND l.quantity = 20))
----
Project  columns: count  (rows=1 cost=10174.4)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=10174.4)'
'    HashJoin anti  keys: p.id = l.part; condition: ((p.brand = 'b3') AND (l.quantity = 10)) OR ((p.brand = 'b7') AND (l.quantity = 20)); build: right  (rows=1914 cost=9695.9)'
'      FullScan part p  reads: id, brand  (rows=2000 cost=900.8)'
'      FullScan line l  filter: (l.quantity = 10) OR (l.quantity = 20); reads: quantity, part  (rows=662 cost=8033.9)'

SELECT COUNT(*) FROM part p WHERE NOT EXISTS (SELECT 1 FROM line l WHERE l.part = p.id AND (p.brand = 'b3' AND l.quantity = 10 OR p.brand = 'b7' AND l.quantity = 20))
----
1987

SET docdb.rules.off = 'narrow-by-alternatives'

SELECT COUNT(*), SUM(l.id) FROM line l, part p WHERE l.part = p.id AND p.brand = 'b3' AND l.quantity < 10 OR l.part = p.id AND p.brand = 'b7' AND p.size < 20 AND l.quantity > 50
----
95 | 943956

SELECT COUNT(*), COUNT(l.id) FROM part p LEFT JOIN line l ON l.part = p.id AND (p.brand = 'b3' AND l.quantity = 10 OR p.brand = 'b7' AND l.quantity = 20)
----
2000 | 13

SELECT COUNT(*) FROM part p WHERE NOT EXISTS (SELECT 1 FROM line l WHERE l.part = p.id AND (p.brand = 'b3' AND l.quantity = 10 OR p.brand = 'b7' AND l.quantity = 20))
----
1987

SET docdb.rules.off = DEFAULT
