-- Where a hash join has no row to find partners for, the other side is not read: here it cannot even be.

CREATE TABLE few(id INTEGER PRIMARY KEY, k INTEGER, x INTEGER)

CREATE TABLE many(id INTEGER PRIMARY KEY, k INTEGER, z INTEGER)

INSERT INTO few SELECT i, i % 10, i FROM GENERATE_SERIES(1, 2000) AS g(i)

INSERT INTO many SELECT i, i % 10, 0 FROM GENERATE_SERIES(1, 5000) AS g(i)

CREATE INDEX few_x ON few(x)

ANALYZE

EXPLAIN SELECT COUNT(*) FROM few f LEFT JOIN many m ON m.k = f.k AND 1 / m.z > 0 WHERE f.x BETWEEN 3000 AND 4000
----
Project  columns: count  (rows=1 cost=2498.4)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=2498.3)'
'    HashJoin left  keys: f.k = m.k; build: right  (rows=150 cost=2460.8)'
'      IndexScan few f  index: few_x; range: x >= 3000 AND x <= 4000; reads: x, k  (rows=1 cost=2.2)'
'      FullScan many m  filter: (1 / m.z) > 0; reads: z, k  (rows=1500 cost=2075.8)'

SELECT COUNT(*) FROM few f LEFT JOIN many m ON m.k = f.k AND 1 / m.z > 0 WHERE f.x BETWEEN 3000 AND 4000
----
0

SELECT COUNT(*) FROM few f WHERE f.x BETWEEN 3000 AND 4000 AND EXISTS (SELECT 1 FROM many m WHERE m.k = f.k AND 1 / m.z > 0)
----
0

SELECT COUNT(*) FROM few f LEFT JOIN many m ON m.k = f.k AND 1 / m.z > 0 WHERE f.x BETWEEN 1000 AND 1001
----
error 22012: Division by zero (line 1, column 64)

-- a side whose own rows are given is read
SELECT COUNT(*) FROM few f RIGHT JOIN many m ON m.k = f.k AND f.x BETWEEN 3000 AND 4000
----
5000
