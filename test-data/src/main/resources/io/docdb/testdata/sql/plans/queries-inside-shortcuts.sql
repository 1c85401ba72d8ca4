-- Queries inside the conditions and columns of parts that are read in a shorter way: elements looked up, groups jumped to.

CREATE COLLECTION d

CREATE TABLE e(id INTEGER PRIMARY KEY, a INTEGER)

CREATE TABLE t(id INTEGER PRIMARY KEY, a INTEGER, b INTEGER)

INSERT INTO d SELECT JSON_OBJECT('_id': g, 'x': MOD(g, 50), 'tags': JSON_ARRAY('a', 'k' || MOD(g, 300), 'c')) FROM GENERATE_SERIES(1, 3000) AS s(g)

INSERT INTO e SELECT g, g * 7 FROM GENERATE_SERIES(1, 200) AS s(g)

INSERT INTO t SELECT g, MOD(g, 5), MOD(g, 7) FROM GENERATE_SERIES(1, 20000) AS s(g)

CREATE INDEX d_tags ON d(tags[*])

CREATE INDEX t_a ON t(a, id)

CREATE INDEX t_b ON t(b)

ANALYZE

EXPLAIN SELECT e.id, v.tag FROM e JOIN (SELECT d._id, u.tag FROM d, UNNEST(d.tags) AS u(tag) WHERE d.x = 14 OR EXISTS (SELECT 1 FROM UNNEST(d.tags) AS w(tag) WHERE w.tag = 'k7')) v ON v._id = e.a WHERE e.id < 3 AND v.tag = 'a' ORDER BY 1
----
Project  columns: e.id, tag  (rows=1 cost=124.0)
'  Sort  keys: e.id NULLS FIRST  (rows=1 cost=124.0)'
'    Project  columns: u, e.id  (rows=1 cost=123.9)'
'      LateralJoin inner  condition: true  (rows=1 cost=123.8)'
'        KeyScan e  range: key < 3; reads: id, a  (rows=2 cost=121.3)'
'        LateralJoin inner  condition: d._id = e.a  (rows=1 cost=1.2)'
'          KeyLookup d  key: e.a; filter: ((d.x = 14) OR EXISTS(subquery)) AND EXISTS(subquery); reads: tags, x, _id  (rows=1 cost=0.8)'
'            Subquery'
'              Project  (rows=0 cost=0.3)'
'                Filter  filter: w = 'k7'  (rows=0 cost=0.3)'
'                  FunctionScan UNNEST  arguments: d.tags  (rows=3 cost=0.2)'
'            Subquery'
'              Filter  filter: u = 'a'  (rows=3 cost=0.2)'
'                FunctionScan UNNEST  arguments: d.tags  (rows=3 cost=0.2)'
'          Filter  filter: u = 'a'  (rows=1 cost=0.3)'
'            FunctionScan UNNEST  arguments: d.tags  (rows=3 cost=0.2)'

SELECT e.id, v.tag FROM e JOIN (SELECT d._id, u.tag FROM d, UNNEST(d.tags) AS u(tag) WHERE d.x = 14 OR EXISTS (SELECT 1 FROM UNNEST(d.tags) AS w(tag) WHERE w.tag = 'k7')) v ON v._id = e.a WHERE e.id < 3 AND v.tag = 'a' ORDER BY 1
----
1 | a
2 | a

SELECT e.id, v.tag FROM e JOIN (SELECT d._id, u.tag FROM d, UNNEST(d.tags) AS u(tag) WHERE d.x IN (SELECT q.id FROM t q WHERE q.b = 0 AND q.id < 20) OR d.x < 0) v ON v._id = e.a WHERE e.id < 3 AND v.tag = 'a' ORDER BY 1
----
1 | a
2 | a

EXPLAIN SELECT id, a, x FROM (SELECT id, a, ARRAY(SELECT q.b FROM t q WHERE q.id = w.a) AS x, ROW_NUMBER() OVER (PARTITION BY a ORDER BY id) AS n FROM t w) v WHERE n <= 1
----
Project  columns: id, a, x  (rows=5 cost=9.6)
'  Project  columns: w.id, w.a, ARRAY(subquery)  (rows=5 cost=9.3)'
'    Subquery'
'      Project  columns: q.b  (rows=1 cost=0.9)'
'        KeyLookup t q  key: w.a; reads: id, b  (rows=1 cost=0.8)'
'    Filter  filter: row_number <= 1  (rows=5 cost=9.1)'
'      Window  calls: ROW_NUMBER(); partition by: w.a; order by: w.id NULLS FIRST; keeps: ROW_NUMBER() <= 1  (rows=5 cost=8.8)'
'        IndexOnlySkipScan t w  index: t_a; range: all; first of each: a  (rows=5 cost=8.6)'

EXPLAIN SELECT id, x FROM (SELECT id, x, ROW_NUMBER() OVER (PARTITION BY a ORDER BY id) AS n FROM (SELECT id, a, ARRAY(SELECT q.b FROM t q WHERE q.id = t.a) AS x FROM t) w) v WHERE n <= 1 ORDER BY id
----
Project  columns: id, x  (rows=5 cost=10.5)
'  Sort  keys: id NULLS FIRST  (rows=5 cost=10.3)'
'    Project  columns: id, x  (rows=5 cost=9.6)'
'      Filter  filter: row_number <= 1  (rows=5 cost=9.3)'
'        Window  calls: ROW_NUMBER(); partition by: a; order by: id NULLS FIRST; keeps: ROW_NUMBER() <= 1  (rows=5 cost=9.1)'
'          Project  columns: t.id, t.a, ARRAY(subquery)  (rows=5 cost=8.8)'
'            Subquery'
'              Project  columns: q.b  (rows=1 cost=0.9)'
'                KeyLookup t q  key: t.a; reads: id, b  (rows=1 cost=0.8)'
'            IndexOnlySkipScan t  index: t_a; range: all; first of each: a  (rows=5 cost=8.6)'

SELECT id, x FROM (SELECT id, x, ROW_NUMBER() OVER (PARTITION BY a ORDER BY id) AS n FROM (SELECT id, a, ARRAY(SELECT q.b FROM t q WHERE q.id = t.a) AS x FROM t) w) v WHERE n <= 1 ORDER BY id
----
1 | [1]
2 | [2]
3 | [3]
4 | [4]
5 | []

SELECT DISTINCT ON (a) id, EXISTS (SELECT 1 FROM t q WHERE q.b = t.a + 4) OR a = 2 FROM t ORDER BY a, id
----
5 | true
1 | true
2 | true
3 | false
4 | false

SELECT a, MIN(id) FROM t WHERE a = 1 OR EXISTS (SELECT 1 FROM t q WHERE q.b = t.a + 3) GROUP BY a ORDER BY a
----
0 | 5
1 | 1
2 | 2
3 | 3
