-- What is the same for all rows is asked once, before any is read.

CREATE TABLE item(id INTEGER PRIMARY KEY, kind INTEGER, amount INTEGER)

INSERT INTO item SELECT i, i % 20, i * 7 % 100 FROM GENERATE_SERIES(1, 2000) AS g(i)

CREATE TABLE kind(id INTEGER PRIMARY KEY, name VARCHAR(10), active BOOLEAN)

INSERT INTO kind SELECT i, 'k' || i, i % 4 <> 0 FROM GENERATE_SERIES(0, 19) AS g(i)

CREATE TABLE allowed(name VARCHAR(10) PRIMARY KEY, what VARCHAR(10))

INSERT INTO allowed VALUES ('ada', 'read'), ('bob', 'write')

ANALYZE

-- above joins, groups and orders
EXPLAIN SELECT k.name, SUM(i.amount) FROM item i JOIN kind k ON k.id = i.kind WHERE EXISTS (SELECT 1 FROM allowed a WHERE a.name = 'eve') AND k.active GROUP BY k.name ORDER BY k.name LIMIT 3
----
Gate  condition: EXISTS(subquery)  (rows=3 cost=1424.9)
'  Subquery'
'    Project  (rows=1 cost=0.9)'
'      KeyLookup allowed a  key: 'eve'; reads: name  (rows=1 cost=0.8)'
'  Project  columns: name, sum  (rows=3 cost=1424.9)'
'    TopN  keys: name NULLS FIRST; count: 3  (rows=3 cost=1424.8)'
'      HashAggregate  keys: k.name; aggregates: SUM(sum)  (rows=15 cost=1423.1)'
'        IndexLoopJoin inner  (rows=15 cost=1418.6)'
'          HashAggregate  keys: i.kind; aggregates: SUM(i.amount)  (rows=20 cost=1401.8)'
'            FullScan item i  reads: kind, amount  (rows=2000 cost=900.8)'
'          KeyLookup kind k  key: kind; filter: k.active; reads: active, id, name  (rows=1 cost=0.8)'

SELECT k.name, SUM(i.amount) FROM item i JOIN kind k ON k.id = i.kind WHERE EXISTS (SELECT 1 FROM allowed a WHERE a.name = 'eve') AND k.active GROUP BY k.name ORDER BY k.name LIMIT 3
----
(no rows)

SELECT k.name, SUM(i.amount) FROM item i JOIN kind k ON k.id = i.kind WHERE EXISTS (SELECT 1 FROM allowed a WHERE a.name = 'ada') AND k.active GROUP BY k.name ORDER BY k.name LIMIT 3
----
k1 | 4700
k10 | 5000
k11 | 5700

SET docdb.rules.off = 'lift-conditions, gates'

EXPLAIN SELECT k.name, SUM(i.amount) FROM item i JOIN kind k ON k.id = i.kind WHERE EXISTS (SELECT 1 FROM allowed a WHERE a.name = 'eve') AND k.active GROUP BY k.name ORDER BY k.name LIMIT 3
----
Rules off: gates, lift-conditions
Project  columns: name, sum  (rows=3 cost=1124.9)
'  TopN  keys: name NULLS FIRST; count: 3  (rows=3 cost=1124.8)'
'    HashAggregate  keys: k.name; aggregates: SUM(sum)  (rows=15 cost=1123.1)'
'      IndexLoopJoin inner  (rows=15 cost=1118.6)'
'        HashAggregate  keys: i.kind; aggregates: SUM(i.amount)  (rows=20 cost=1101.8)'
'          FullScan item i  filter: EXISTS(subquery); reads: kind, amount  (rows=1000 cost=850.8)'
'            Subquery'
'              Project  (rows=1 cost=0.9)'
'                KeyLookup allowed a  key: 'eve'; reads: name  (rows=1 cost=0.8)'
'        KeyLookup kind k  key: kind; filter: k.active; reads: active, id, name  (rows=1 cost=0.8)'

SELECT k.name, SUM(i.amount) FROM item i JOIN kind k ON k.id = i.kind WHERE EXISTS (SELECT 1 FROM allowed a WHERE a.name = 'eve') AND k.active GROUP BY k.name ORDER BY k.name LIMIT 3
----
(no rows)

SET docdb.rules.off = DEFAULT

-- below a group of all rows, which is there without any
EXPLAIN SELECT COUNT(*), SUM(amount) FROM item WHERE (SELECT what FROM allowed WHERE name = 'bob') = 'read' AND amount > 10
----
Project  columns: count, sum  (rows=1 cost=1335.3)
'  HashAggregate  aggregates: COUNT(*), SUM(item.amount)  (rows=1 cost=1335.2)'
'    Gate  condition: (subquery) = 'read'  (rows=1781 cost=889.9)'
'      Subquery'
'        Project  columns: allowed.what  (rows=1 cost=0.9)'
'          KeyLookup allowed  key: 'bob'; reads: name, what  (rows=1 cost=0.8)'
'      FullScan item  filter: item.amount > 10; reads: amount  (rows=1781 cost=889.9)'

SELECT COUNT(*), SUM(amount) FROM item WHERE (SELECT what FROM allowed WHERE name = 'bob') = 'read' AND amount > 10
----
0 | null

-- on the side of an outer join that it speaks of
EXPLAIN SELECT k.id, i.id FROM kind k LEFT JOIN item i ON i.id = k.id AND CURRENT_DATE < DATE '2001-01-01' WHERE k.id < 3
----
Project  columns: k.id, i.id  (rows=3 cost=124.1)
'  IndexLoopJoin left  (rows=3 cost=123.9)'
'    KeyScan kind k  range: key < 3; reads: id  (rows=3 cost=121.4)'
'    KeyLookup item i  key: k.id; filter: (CURRENT_DATE() < "2001-01-01") AND (i.id < 3); reads: id  (rows=1 cost=0.8)'

SELECT k.id, i.id FROM kind k LEFT JOIN item i ON i.id = k.id AND CURRENT_DATE < DATE '2001-01-01' WHERE k.id < 3
----
0 | null
1 | null
2 | null

EXPLAIN SELECT k.id, i.id FROM kind k LEFT JOIN item i ON i.kind = k.id AND CURRENT_DATE < DATE '2001-01-01' WHERE CURRENT_DATE > DATE '2001-01-01'
----
Gate  condition: CURRENT_DATE() > "2001-01-01"  (rows=2000 cost=2007.6)
'  Project  columns: k.id, i.id  (rows=2000 cost=2007.6)'
'    HashJoin left  keys: k.id = i.kind; build: right  (rows=2000 cost=1907.6)'
'      FullScan kind k  reads: id  (rows=20 cost=401.8)'
'      Gate  condition: CURRENT_DATE() < "2001-01-01"  (rows=2000 cost=900.8)'
'        FullScan item i  reads: kind, id  (rows=2000 cost=900.8)'

SELECT COUNT(*), COUNT(i.id) FROM kind k LEFT JOIN item i ON i.kind = k.id AND CURRENT_DATE < DATE '2001-01-01' WHERE CURRENT_DATE > DATE '2001-01-01'
----
20 | 0

-- each part of a union has its own
EXPLAIN SELECT * FROM (SELECT id, 'i' AS t, CURRENT_DATE AS day FROM item WHERE CURRENT_DATE < DATE '2001-01-01' UNION ALL SELECT id, 'k', CURRENT_DATE FROM kind) x WHERE id < 2
----
Project  columns: id, t, day  (rows=3 cost=124.2)
'  SetOperation UNION ALL  (rows=3 cost=124.0)'
'    Gate  condition: CURRENT_DATE() < "2001-01-01"  (rows=1 cost=1.7)'
'      Project  columns: item.id, 'i', CURRENT_DATE()  (rows=1 cost=1.7)'
'        KeyScan item  range: key < 2; reads: id  (rows=1 cost=1.7)'
'    Project  columns: kind.id, 'k', CURRENT_DATE()  (rows=2 cost=121.4)'
'      KeyScan kind  range: key < 2; reads: id  (rows=2 cost=121.3)'

SELECT id, t FROM (SELECT id, 'i' AS t FROM item WHERE CURRENT_DATE < DATE '2001-01-01' UNION ALL SELECT id, 'k' FROM kind) x WHERE id < 2 ORDER BY id
----
0 | k
1 | k

-- what a query for each row asks of that row
EXPLAIN SELECT k.id, (SELECT MAX(i.id) FROM item i WHERE k.active AND i.amount < k.id * 5) FROM kind k WHERE k.id > 15
----
Project  columns: k.id, (subquery)  (rows=4 cost=121.6)
'  Subquery'
'    Project  columns: max  (rows=1 cost=2.5)'
'      HashAggregate  aggregates: MAX(i.id)  (rows=1 cost=2.4)'
'        Limit  count: 1  (rows=1 cost=2.4)'
'          KeyScan item i  range: key IS NOT NULL; direction: descending; filter: k.active AND (i.amount < (k.id * 5)); reads: amount, id  (rows=1 cost=2.4)'
'  KeyScan kind k  range: key > 15; reads: id, active  (rows=4 cost=121.4)'

SELECT k.id, (SELECT MAX(i.id) FROM item i WHERE k.active AND i.amount < k.id * 5) FROM kind k WHERE k.id > 15 ORDER BY k.id
----
16 | null
17 | 2000
18 | 2000
19 | 2000

-- changes, too
EXPLAIN DELETE FROM item WHERE EXISTS (SELECT 1 FROM allowed a WHERE a.name = 'eve')
----
Delete item  (rows=2000 cost=20900.8)
'  Gate  condition: EXISTS(subquery)  (rows=2000 cost=900.8)'
'    Subquery'
'      Project  (rows=1 cost=0.9)'
'        KeyLookup allowed a  key: 'eve'; reads: name  (rows=1 cost=0.8)'
'    FullScan item  (rows=2000 cost=900.8)'

DELETE FROM item WHERE EXISTS (SELECT 1 FROM allowed a WHERE a.name = 'eve')

-- not what chance decides
EXPLAIN SELECT id FROM item WHERE RANDOM() < 0.5
----
Project  columns: id  (rows=600 cost=860.8)
'  FullScan item  filter: RANDOM() < 0.5; reads: id  (rows=600 cost=830.8)'
