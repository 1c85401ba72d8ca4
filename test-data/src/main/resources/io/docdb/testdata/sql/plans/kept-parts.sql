-- What a lateral or correlated query does not take from around it is made once, and kept for all rows.

CREATE TABLE shops(id INTEGER PRIMARY KEY, least INTEGER)

INSERT INTO shops SELECT i, i * 10 FROM GENERATE_SERIES(1, 12) AS g(i)

CREATE TABLE sold(id INTEGER PRIMARY KEY, article INTEGER, amount INTEGER)

INSERT INTO sold SELECT i, i * i % 97, i % 50 FROM GENERATE_SERIES(1, 3000) AS g(i)

CREATE TABLE article(id INTEGER PRIMARY KEY, kind INTEGER)

INSERT INTO article SELECT i, i % 5 FROM GENERATE_SERIES(0, 96) AS g(i)

ANALYZE

-- groups are the same for each row on the left
EXPLAIN SELECT s.id, x.* FROM shops s, LATERAL (SELECT t.article, t.n FROM (SELECT article, COUNT(*) AS n FROM sold GROUP BY article) t WHERE t.n > s.least ORDER BY t.n, t.article LIMIT 1) x
----
Project  columns: s.id, article, n  (rows=12 cost=2582.2)
'  LateralJoin inner  condition: true  (rows=12 cost=2581.6)'
'    FullScan shops s  reads: least, id  (rows=12 cost=401.4)'
'    Project  columns: article, n  (rows=1 cost=6.3)'
'      Project  columns: article, count  (rows=1 cost=6.3)'
'        TopN  keys: count NULLS FIRST, article NULLS FIRST; count: 1  (rows=1 cost=6.2)'
'          Filter  filter: count > s.least  (rows=15 cost=4.9)'
'            Materialize  (rows=49 cost=2.5)'
'              HashAggregate  keys: sold.article; aggregates: COUNT(*)  (rows=49 cost=2103.3)'
'                FullScan sold  reads: article  (rows=3000 cost=1350.8)'

SELECT s.id, x.* FROM shops s, LATERAL (SELECT t.article, t.n FROM (SELECT article, COUNT(*) AS n FROM sold GROUP BY article) t WHERE t.n > s.least ORDER BY t.n, t.article LIMIT 1) x ORDER BY s.id
----
1 | 0 | 30
2 | 0 | 30
3 | 1 | 61
4 | 1 | 61
5 | 1 | 61
6 | 1 | 61

SET docdb.rules.off = 'kept-parts'

EXPLAIN SELECT s.id, x.* FROM shops s, LATERAL (SELECT t.article, t.n FROM (SELECT article, COUNT(*) AS n FROM sold GROUP BY article) t WHERE t.n > s.least ORDER BY t.n, t.article LIMIT 1) x
----
Rules off: kept-parts
Project  columns: s.id, article, n  (rows=12 cost=25688.6)
'  LateralJoin inner  condition: true  (rows=12 cost=25688.0)'
'    FullScan shops s  reads: least, id  (rows=12 cost=401.4)'
'    Project  columns: article, n  (rows=1 cost=2107.1)'
'      Project  columns: article, count  (rows=1 cost=2107.1)'
'        TopN  keys: count NULLS FIRST, article NULLS FIRST; count: 1  (rows=1 cost=2107.0)'
'          Filter  filter: count > s.least  (rows=15 cost=2105.7)'
'            HashAggregate  keys: sold.article; aggregates: COUNT(*)  (rows=49 cost=2103.3)'
'              FullScan sold  reads: article  (rows=3000 cost=1350.8)'

SELECT s.id, x.* FROM shops s, LATERAL (SELECT t.article, t.n FROM (SELECT article, COUNT(*) AS n FROM sold GROUP BY article) t WHERE t.n > s.least ORDER BY t.n, t.article LIMIT 1) x ORDER BY s.id
----
1 | 0 | 30
2 | 0 | 30
3 | 1 | 61
4 | 1 | 61
5 | 1 | 61
6 | 1 | 61

SET docdb.rules.off = DEFAULT

-- a side of a join
EXPLAIN SELECT s.id, (SELECT SUM(d.amount) FROM sold d JOIN article a ON a.id = d.article WHERE a.kind = 3 AND d.amount > s.least) FROM shops s
----
Project  columns: s.id, (subquery)  (rows=12 cost=402.0)
'  Subquery'
'    Project  columns: sum  (rows=1 cost=583.7)'
'      HashAggregate  aggregates: SUM(d.amount)  (rows=1 cost=583.6)'
'        HashJoin inner  keys: d.article = a.id; build: right  (rows=176 cost=539.5)'
'          Filter  filter: d.amount > s.least  (rows=900 cost=300.0)'
'            Materialize  (rows=3000 cost=150.0)'
'              FullScan sold d  reads: amount, article  (rows=3000 cost=1245.8)'
'          Materialize  (rows=19 cost=1.0)'
'            FullScan article a  filter: a.kind = 3; reads: kind, id  (rows=19 cost=401.8)'
'  FullScan shops s  reads: least, id  (rows=12 cost=401.4)'

SELECT s.id, (SELECT SUM(d.amount) FROM sold d JOIN article a ON a.id = d.article WHERE a.kind = 3 AND d.amount > s.least) FROM shops s WHERE s.id < 4 ORDER BY s.id
----
1 | 14367
2 | 12453
3 | 9322

-- documents of which another condition is asked each time
EXPLAIN SELECT s.id, (SELECT COUNT(*) FROM sold d WHERE d.article = 16 AND d.amount > s.least) FROM shops s
----
Project  columns: s.id, (subquery)  (rows=12 cost=402.0)
'  Subquery'
'    Project  columns: count  (rows=1 cost=14.6)'
'      HashAggregate  aggregates: COUNT(*)  (rows=1 cost=14.5)'
'        Project  (rows=33 cost=6.1)'
'          Filter  filter: d.amount > s.least  (rows=33 cost=6.1)'
'            Materialize  (rows=61 cost=3.1)'
'              FullScan sold d  filter: d.article = 16; reads: article, amount  (rows=61 cost=1202.5)'
'  FullScan shops s  reads: least, id  (rows=12 cost=401.4)'

SELECT s.id, (SELECT COUNT(*) FROM sold d WHERE d.article = 16 AND d.amount > s.least) FROM shops s WHERE s.id < 6 ORDER BY s.id
----
1 | 49
2 | 37
3 | 23
4 | 10
5 | 0

-- a range of keys that begins elsewhere each time, of which few documents fulfil a condition that is the same each time
EXPLAIN SELECT s.id, (SELECT COUNT(*) FROM sold d WHERE d.id > s.least AND d.article = 16) FROM shops s
----
Project  columns: s.id, (subquery)  (rows=12 cost=402.0)
'  Subquery'
'    Project  columns: count  (rows=1 cost=14.6)'
'      HashAggregate  aggregates: COUNT(*)  (rows=1 cost=14.5)'
'        Project  (rows=33 cost=6.1)'
'          Filter  filter: d.id > s.least  (rows=33 cost=6.1)'
'            Materialize  (rows=61 cost=3.1)'
'              FullScan sold d  filter: d.article = 16; reads: id, article  (rows=61 cost=1202.5)'
'  FullScan shops s  reads: least, id  (rows=12 cost=401.4)'

SELECT s.id, (SELECT COUNT(*) FROM sold d WHERE d.id > s.least AND d.article = 16) FROM shops s WHERE s.id < 4 ORDER BY s.id
----
1 | 60
2 | 60
3 | 60

-- they come in the order of their keys as well
EXPLAIN SELECT s.id, ARRAY(SELECT d.id FROM sold d WHERE d.id > s.least * 95 AND d.article = 16 ORDER BY d.id) FROM shops s WHERE s.id IN (2, 3)
----
Project  columns: s.id, ARRAY(subquery)  (rows=2 cost=1.7)
'  Subquery'
'    Project  columns: d.id  (rows=33 cost=7.8)'
'      Filter  filter: d.id > (s.least * 95)  (rows=33 cost=6.1)'
'        Materialize  (rows=61 cost=3.1)'
'          FullScan sold d  filter: d.article = 16; reads: id, article  (rows=61 cost=1202.5)'
'  KeyLookup shops s  key: 2 or 3; reads: id, least  (rows=2 cost=1.6)'

SELECT s.id, ARRAY(SELECT d.id FROM sold d WHERE d.id > s.least * 95 AND d.article = 16 ORDER BY d.id) FROM shops s WHERE s.id IN (3, 4) ORDER BY s.id
----
3 | [2906,2914]
4 | []

-- … and one of which many do
EXPLAIN SELECT s.id FROM shops s WHERE EXISTS (SELECT 1 FROM sold d WHERE d.id > s.least AND d.amount < 7)
----
Project  columns: s.id  (rows=12 cost=402.0)
'  FullScan shops s  filter: EXISTS(subquery); reads: least, id  (rows=12 cost=401.4)'
'    Subquery'
'      Project  (rows=230 cost=384.2)'
'        KeyScan sold d  range: key > s.least; filter: d.amount < 7; reads: id, amount  (rows=230 cost=372.7)'

-- what each round of a recursion joins with
EXPLAIN WITH RECURSIVE r(n, article) AS (SELECT 1, 0 UNION ALL SELECT r.n + 1, t.article FROM r JOIN (SELECT article, MAX(id) AS last FROM sold WHERE amount < 10 GROUP BY article) t ON t.last % 97 = r.article WHERE r.n < 5) SELECT n, COUNT(*) FROM r GROUP BY n
----
With r  (rows=64 cost=1753.0)
'  RecursiveUnion ALL  (rows=491 cost=1599.3)'
'    Project  columns: 1, 0  (rows=1 cost=0.1)'
'      Values  rows: 1  (rows=1 cost=0.1)'
'    Project  columns: n + 1, article  (rows=49 cost=21.3)'
'      HashJoin inner  keys: article = last % 97; build: left  (rows=49 cost=18.9)'
'        Filter  filter: n < 5  (rows=3 cost=1.0)'
'          WithScan r  (rows=10 cost=0.5)'
'        Materialize  (rows=49 cost=2.4)'
'          Project  columns: article, max  (rows=49 cost=1385.7)'
'            HashAggregate  keys: article; aggregates: MAX(id)  (rows=49 cost=1383.2)'
'              FullScan sold  filter: amount < 10; reads: amount, article, id  (rows=600 cost=1230.8)'
'  Project  columns: n, count  (rows=64 cost=153.7)'
'    HashAggregate  keys: n; aggregates: COUNT(*)  (rows=64 cost=150.5)'
'      WithScan r  (rows=491 cost=24.5)'

WITH RECURSIVE r(n, article) AS (SELECT 1, 0 UNION ALL SELECT r.n + 1, t.article FROM r JOIN (SELECT article, MAX(id) AS last FROM sold WHERE amount < 10 GROUP BY article) t ON t.last % 97 = r.article WHERE r.n < 5) SELECT n, COUNT(*) FROM r GROUP BY n ORDER BY n
----
1 | 1
2 | 1
3 | 1
4 | 1
5 | 1

-- not what gives other rows each time, nor what is found by one look
EXPLAIN SELECT s.id, x.* FROM shops s, LATERAL (SELECT d.id FROM sold d WHERE d.amount < RANDOM() AND d.id > 7 ORDER BY d.id + s.least LIMIT 1) x
----
Project  columns: s.id, id  (rows=12 cost=16299.2)
'  LateralJoin inner  condition: true  (rows=12 cost=16298.6)'
'    FullScan shops s  reads: least, id  (rows=12 cost=401.4)'
'    Project  columns: d.id  (rows=1 cost=1324.7)'
'      TopN  keys: d.id + s.least NULLS FIRST; count: 1  (rows=1 cost=1324.6)'
'        KeyScan sold d  range: key > 7; filter: d.amount < RANDOM(); reads: amount, id  (rows=899 cost=1243.7)'

EXPLAIN SELECT s.id, x.* FROM shops s, LATERAL (SELECT d.amount + s.least AS v FROM sold d WHERE d.id = 7) x
----
Project  columns: s.id, d.amount + s.least  (rows=12 cost=403.9)
'  NestedLoopJoin inner  condition: true  (rows=12 cost=403.3)'
'    FullScan shops s  reads: id, least  (rows=12 cost=401.4)'
'    KeyLookup sold d  key: 7; reads: id, amount  (rows=1 cost=0.8)'
