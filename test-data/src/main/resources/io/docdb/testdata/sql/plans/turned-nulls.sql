-- NULLs at the other end than an index has them: it is read in two parts, one after the other.

CREATE TABLE t (id INT PRIMARY KEY, a INT, c INT NOT NULL)

INSERT INTO t SELECT x, CASE WHEN x % 100 <> 0 THEN x END, x % 7 FROM GENERATE_SERIES(1, 1000) g(x)

CREATE INDEX t_a ON t (a)

CREATE INDEX t_ca ON t (c, a DESC)

ANALYZE t

EXPLAIN SELECT * FROM t ORDER BY a NULLS LAST LIMIT 2
----
Project  columns: id, a, c  (rows=2 cost=3.7)
'  Limit  count: 2  (rows=2 cost=3.6)'
'    IndexScan t  index: t_a; range: a IS NOT NULL then a IS null; reads: a, id, c  (rows=2 cost=3.6)'

SELECT * FROM t ORDER BY a NULLS LAST LIMIT 2
----
1 | 1 | 1
2 | 2 | 2

EXPLAIN SELECT * FROM t ORDER BY a DESC NULLS FIRST LIMIT 11
----
Project  columns: id, a, c  (rows=11 cost=16.8)
'  Limit  count: 11  (rows=11 cost=16.2)'
'    IndexScan t  index: t_a; range: a IS null then a IS NOT NULL; direction: descending; reads: a, id, c  (rows=11 cost=16.2)'

SELECT id, a FROM t ORDER BY a DESC NULLS FIRST LIMIT 3 OFFSET 8
----
200 | null
100 | null
999 | 999

EXPLAIN SELECT id, a FROM t WHERE c = 2 ORDER BY a NULLS LAST LIMIT 2 OFFSET 140
----
Project  columns: id, a  (rows=2 cost=51.4)
'  Limit  count: 2; offset: 140  (rows=2 cost=51.3)'
'    IndexOnlyScan t  index: t_ca; range: c = 2 AND a IS NOT NULL then c = 2 AND a IS null; direction: descending  (rows=142 cost=51.3)'

SELECT id, a FROM t WHERE c = 2 ORDER BY a NULLS LAST LIMIT 2 OFFSET 140
----
996 | 996
800 | null

EXPLAIN SELECT id FROM t ORDER BY id DESC NULLS FIRST LIMIT 1
----
Project  columns: id  (rows=1 cost=1.3)
'  Limit  count: 1  (rows=1 cost=1.3)'
'    KeyScan t  range: all; direction: descending; reads: id  (rows=1 cost=1.3)'

EXPLAIN SELECT * FROM t ORDER BY c NULLS LAST, a NULLS FIRST LIMIT 1
----
Project  columns: id, a, c  (rows=1 cost=64.3)
'  TopN  keys: c, a NULLS FIRST; in order by: c; count: 1  (rows=1 cost=64.2)'
'    IndexOnlyScan t  index: t_ca; range: all  (rows=144 cost=51.3)'

EXPLAIN SELECT * FROM t WHERE c > 3 ORDER BY c, a NULLS LAST LIMIT 1
----
Project  columns: id, a, c  (rows=1 cost=28.4)
'  TopN  keys: c NULLS FIRST, a; in order by: c NULLS FIRST; count: 1  (rows=1 cost=28.3)'
'    IndexOnlyScan t  index: t_ca; range: c > 3  (rows=62 cost=22.7)'

EXPLAIN SELECT * FROM t WHERE a < 10 OR a IS NULL ORDER BY a NULLS LAST LIMIT 1
----
Project  columns: id, a, c  (rows=1 cost=17.8)
'  Limit  count: 1  (rows=1 cost=17.7)'
'    IndexScan t  index: t_a; range: a IS NOT NULL then a IS null; entries: (a < 10) OR (a IS NULL); reads: a, id, c  (rows=1 cost=17.7)'

EXPLAIN SELECT id FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY a NULLS LAST) n FROM t) x WHERE n <= 2
----
Project  columns: id  (rows=2 cost=1.8)
'  Filter  filter: row_number <= 2  (rows=2 cost=1.7)'
'    Window  calls: ROW_NUMBER(); order by: a; keeps: ROW_NUMBER() <= 2  (rows=2 cost=1.6)'
'      Limit  count: 2  (rows=2 cost=1.5)'
'        IndexOnlyScan t  index: t_a; range: a IS NOT NULL then a IS null  (rows=2 cost=1.5)'

SELECT id FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY a NULLS LAST) n FROM t) x WHERE n <= 2
----
1
2

SET null_ordering = high

EXPLAIN SELECT a FROM t ORDER BY a DESC LIMIT 1
----
Project  columns: a  (rows=1 cost=1.2)
'  Limit  count: 1  (rows=1 cost=1.2)'
'    IndexOnlyScan t  index: t_a; range: a IS null then a IS NOT NULL; direction: descending  (rows=1 cost=1.2)'

-- columns that are NOT NULL have none to turn, wherever they stand in an index
CREATE TABLE named (id INT PRIMARY KEY, last VARCHAR(20) NOT NULL, first VARCHAR(20) NOT NULL)

INSERT INTO named SELECT x, 'l' || x % 300, 'f' || x % 7 FROM GENERATE_SERIES(1, 2000) g(x)

CREATE INDEX named_names ON named (last, first)

ANALYZE named

EXPLAIN SELECT * FROM named ORDER BY last NULLS LAST, first NULLS LAST LIMIT 3
----
Project  columns: id, last, first  (rows=3 cost=2.0)
'  Limit  count: 3  (rows=3 cost=1.9)'
'    IndexOnlyScan named  index: named_names; range: all  (rows=3 cost=1.9)'

SELECT * FROM named ORDER BY last NULLS LAST, first NULLS LAST LIMIT 3
----
1800 | l0 | f1
1500 | l0 | f2
1200 | l0 | f3
