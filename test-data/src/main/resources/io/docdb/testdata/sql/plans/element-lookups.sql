-- Documents with the elements that are joined, looked up by an index over these for each row that they are joined with.

CREATE TABLE part(id INTEGER PRIMARY KEY, brand VARCHAR(10))

CREATE COLLECTION basket

INSERT INTO part SELECT i, 'b' || i % 100 FROM GENERATE_SERIES(1, 1000) AS g(i)

INSERT INTO basket(_id, day, lines) SELECT i, i % 30, JSON_ARRAY(JSON_OBJECT('part': i % 1000 + 1, 'n': i % 7), JSON_OBJECT('part': i * 7 % 1000 + 1, 'n': i % 5)) FROM GENERATE_SERIES(1, 5000) AS g(i)

INSERT INTO basket(_id, day, lines) VALUES (5001, 3, NULL), (5002, 3, JSON_ARRAY()), (5003, 3, JSON_ARRAY(JSON_OBJECT('part': 4, 'n': 1), JSON_OBJECT('part': 4, 'n': 2), JSON_OBJECT('part': NULL, 'n': 2)))

CREATE INDEX basket_parts ON basket(lines[*].part)

ANALYZE

-- however the tables are written: the array behind both
EXPLAIN SELECT SUM(l.e.n) FROM part p, basket b, UNNEST(b.lines) AS l(e) WHERE l.e.part = p.id AND p.brand = 'b4'
----
Project  columns: sum  (rows=1 cost=602.3)
'  HashAggregate  aggregates: SUM(l.n)  (rows=1 cost=602.2)'
'    LateralJoin inner  condition: true  (rows=100 cost=577.2)'
'      FullScan part p  filter: p.brand = 'b4'; reads: brand, id  (rows=10 cost=401.3)'
'      LateralJoin inner  condition: l.part = p.id  (rows=10 cost=17.1)'
'        IndexScan basket b  index: basket_parts; range: lines[*].part = p.id; filter: EXISTS(subquery); reads: lines  (rows=10 cost=14.8)'
'          Subquery'
'            Filter  filter: l.part = p.id  (rows=2 cost=0.1)'
'              FunctionScan UNNEST  arguments: b.lines  (rows=2 cost=0.1)'
'        FunctionScan UNNEST  arguments: b.lines  (rows=2 cost=0.1)'

SELECT COUNT(*), SUM(l.e.n), COUNT(DISTINCT b._id) FROM part p, basket b, UNNEST(b.lines) AS l(e) WHERE l.e.part = p.id AND p.brand = 'b4'
----
102 | 353 | 101

-- beside its table
EXPLAIN SELECT SUM(l.e.n) FROM basket b, UNNEST(b.lines) AS l(e), part p WHERE l.e.part = p.id AND p.brand = 'b4' AND l.e.n > 1 AND b.day < 20
----
Project  columns: sum  (rows=1 cost=584.5)
'  HashAggregate  aggregates: SUM(l.n)  (rows=1 cost=584.4)'
'    LateralJoin inner  condition: true  (rows=44 cost=573.3)'
'      FullScan part p  filter: p.brand = 'b4'; reads: brand, id  (rows=10 cost=401.3)'
'      LateralJoin inner  condition: l.part = p.id  (rows=4 cost=17.0)'
'        IndexScan basket b  index: basket_parts; range: lines[*].part = p.id; filter: (b.day < 20) AND EXISTS(subquery); reads: day, lines  (rows=8 cost=14.7)'
'          Subquery'
'            Filter  filter: l.part = p.id  (rows=2 cost=0.1)'
'              FunctionScan UNNEST  arguments: b.lines  (rows=2 cost=0.1)'
'        Filter  filter: l.n > 1  (rows=1 cost=0.2)'
'          FunctionScan UNNEST  arguments: b.lines  (rows=2 cost=0.1)'

SELECT COUNT(*), SUM(l.e.n), COUNT(DISTINCT b._id) FROM basket b, UNNEST(b.lines) AS l(e), part p WHERE l.e.part = p.id AND p.brand = 'b4' AND l.e.n > 1 AND b.day < 20
----
59 | 231 | 59

-- and where the other table is only asked for
EXPLAIN SELECT COUNT(*) FROM basket b, UNNEST(b.lines) AS l(e) WHERE l.e.part IN (SELECT id FROM part WHERE brand = 'b4')
----
Project  columns: count  (rows=1 cost=607.3)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=607.2)'
'    Project  columns: b.lines, l  (rows=100 cost=582.2)'
'      LateralJoin inner  condition: true  (rows=100 cost=577.2)'
'        FullScan part  filter: part.brand = 'b4'; reads: brand, id  (rows=10 cost=401.3)'
'        LateralJoin inner  condition: l.part = part.id  (rows=10 cost=17.1)'
'          IndexScan basket b  index: basket_parts; range: lines[*].part = part.id; filter: EXISTS(subquery); reads: lines  (rows=10 cost=14.8)'
'            Subquery'
'              Filter  filter: l.part = part.id  (rows=2 cost=0.1)'
'                FunctionScan UNNEST  arguments: b.lines  (rows=2 cost=0.1)'
'          FunctionScan UNNEST  arguments: b.lines  (rows=2 cost=0.1)'

SELECT COUNT(*), SUM(l.e.n) FROM basket b, UNNEST(b.lines) AS l(e) WHERE l.e.part IN (SELECT id FROM part WHERE brand = 'b4')
----
102 | 353

SET docdb.rules.off = 'element-joins, sink-laterals'

SELECT COUNT(*), SUM(l.e.n), COUNT(DISTINCT b._id) FROM part p, basket b, UNNEST(b.lines) AS l(e) WHERE l.e.part = p.id AND p.brand = 'b4'
----
102 | 353 | 101

SELECT COUNT(*), SUM(l.e.n), COUNT(DISTINCT b._id) FROM basket b, UNNEST(b.lines) AS l(e), part p WHERE l.e.part = p.id AND p.brand = 'b4' AND l.e.n > 1 AND b.day < 20
----
59 | 231 | 59

SELECT COUNT(*), SUM(l.e.n) FROM basket b, UNNEST(b.lines) AS l(e) WHERE l.e.part IN (SELECT id FROM part WHERE brand = 'b4')
----
102 | 353

SET docdb.rules.off = DEFAULT
