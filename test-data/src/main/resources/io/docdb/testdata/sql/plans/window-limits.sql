-- A filter on the number that a window gives its rows ends reading: behind the last row wanted where there is one partition, with
-- the rest of a partition passed over where there are several.

CREATE TABLE sales(id INTEGER PRIMARY KEY, shop INTEGER, day INTEGER, amount INTEGER)

INSERT INTO sales SELECT i, i % 20, i * 7919 % 4999, i % 100 FROM GENERATE_SERIES(1, 5000) AS g(i)

CREATE INDEX sales_day ON sales(day)

CREATE INDEX sales_shop ON sales(shop, day)

ANALYZE

-- rows in the order of an index, no more than there are numbers
EXPLAIN SELECT id, n FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY day) AS n FROM sales) s WHERE n <= 3
----
Project  columns: id, row_number  (rows=3 cost=2.3)
'  Filter  filter: row_number <= 3  (rows=3 cost=2.2)'
'    Window  calls: ROW_NUMBER(); order by: day NULLS FIRST; keeps: ROW_NUMBER() <= 3  (rows=3 cost=2.0)'
'      Limit  count: 3  (rows=3 cost=1.9)'
'        IndexOnlyScan sales  index: sales_day; range: all  (rows=3 cost=1.9)'

SELECT id, n FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY day, id) AS n FROM sales) s WHERE n <= 3
----
4999 | 1
4042 | 2
3085 | 3

EXPLAIN SELECT id, n FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY day) AS n FROM sales) s WHERE n BETWEEN 3 AND 5
----
Project  columns: id, row_number  (rows=2 cost=3.1)
'  Filter  filter: (row_number >= 3) AND (row_number <= 5)  (rows=2 cost=3.1)'
'    Window  calls: ROW_NUMBER(); order by: day NULLS FIRST; keeps: ROW_NUMBER() <= 5  (rows=5 cost=2.8)'
'      Limit  count: 5  (rows=5 cost=2.6)'
'        IndexOnlyScan sales  index: sales_day; range: all  (rows=5 cost=2.6)'

SELECT id, n FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY day DESC, id) AS n FROM sales) s WHERE n BETWEEN 3 AND 5
----
2871 | 3
3828 | 4
4785 | 5

SELECT id, n FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY day DESC, id) AS n FROM sales) s WHERE 3 = n
----
2871 | 3

EXPLAIN SELECT id, n FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY day) AS n FROM sales) s WHERE n < 2.5
----
Project  columns: id, row_number  (rows=2 cost=1.8)
'  Filter  filter: row_number < 2.5  (rows=2 cost=1.7)'
'    Window  calls: ROW_NUMBER(); order by: day NULLS FIRST; keeps: ROW_NUMBER() < 2.5  (rows=2 cost=1.6)'
'      Limit  count: 2  (rows=2 cost=1.5)'
'        IndexOnlyScan sales  index: sales_day; range: all  (rows=2 cost=1.5)'

SELECT id, n FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY day, id) AS n FROM sales) s WHERE n < 2.5
----
4999 | 1
4042 | 2

SELECT id, n FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY day, id) AS n FROM sales) s WHERE n < 1
----
(no rows)

-- no index: the first rows are found without sorting all
EXPLAIN SELECT id, n FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY amount, id) AS n FROM sales) s WHERE n IN (1, 4)
----
Project  columns: id, row_number  (rows=4 cost=2901.4)
'  Filter  filter: row_number IN (1, 4)  (rows=4 cost=2901.2)'
'    Window  calls: ROW_NUMBER(); order by: amount NULLS FIRST, id NULLS FIRST; keeps: ROW_NUMBER() <= 4  (rows=4 cost=2901.0)'
'      TopN  keys: amount NULLS FIRST, id NULLS FIRST; count: 4  (rows=4 cost=2900.8)'
'        FullScan sales  reads: amount, id  (rows=5000 cost=2250.8)'

SELECT id, n FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY amount, id) AS n FROM sales) s WHERE n IN (1, 4)
----
100 | 1
400 | 4

-- those with the number of the last one are wanted, too
EXPLAIN SELECT id, n FROM (SELECT id, RANK() OVER (ORDER BY day) AS n FROM sales) s WHERE n <= 2
----
Project  columns: id, rank  (rows=2 cost=1.8)
'  Filter  filter: rank <= 2  (rows=2 cost=1.7)'
'    Window  calls: RANK(); order by: day NULLS FIRST; keeps: RANK() <= 2  (rows=2 cost=1.6)'
'      Limit  count: 2; ties: day NULLS FIRST  (rows=2 cost=1.5)'
'        IndexOnlyScan sales  index: sales_day; range: all  (rows=2 cost=1.5)'

SELECT id, n FROM (SELECT id, RANK() OVER (ORDER BY day) AS n FROM sales) s WHERE n <= 2
----
4999 | 1
4042 | 2

SELECT id, n FROM (SELECT id, DENSE_RANK() OVER (ORDER BY day) AS n FROM sales) s WHERE n <= 2
----
4999 | 1
4042 | 2

-- the first of each partition
EXPLAIN SELECT id, n FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY shop ORDER BY day) AS n FROM sales) s WHERE n <= 2
----
Project  columns: id, row_number  (rows=40 cost=44.8)
'  Filter  filter: row_number <= 2  (rows=40 cost=42.8)'
'    Window  calls: ROW_NUMBER(); partition by: shop; order by: day NULLS FIRST; keeps: ROW_NUMBER() <= 2  (rows=40 cost=40.8)'
'      IndexOnlySkipScan sales  index: sales_shop; range: all; first of each: shop; rows of each: 2  (rows=40 cost=38.8)'

SELECT COUNT(*), SUM(n) FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY shop ORDER BY day) AS n FROM sales) s WHERE n <= 2
----
40 | 60

-- the index backwards, partitions last to first
EXPLAIN SELECT id, n FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY shop ORDER BY day DESC NULLS LAST) AS n FROM sales) s WHERE n = 1
----
Project  columns: id, row_number  (rows=20 cost=34.8)
'  Filter  filter: row_number = 1  (rows=20 cost=33.8)'
'    Window  calls: ROW_NUMBER(); partition by: shop; order by: day DESC NULLS LAST; keeps: ROW_NUMBER() <= 1  (rows=20 cost=32.8)'
'      IndexOnlySkipScan sales  index: sales_shop; range: all; first of each: shop; direction: descending  (rows=20 cost=31.8)'

SELECT shop, id, n FROM (SELECT id, shop, ROW_NUMBER() OVER (PARTITION BY shop ORDER BY day DESC NULLS LAST, id DESC) AS n FROM sales) s WHERE n = 1 AND shop < 3 ORDER BY shop
----
0 | 1700 | 1
1 | 101 | 1
2 | 202 | 1

SELECT COUNT(*) FROM (SELECT id, DENSE_RANK() OVER (PARTITION BY amount ORDER BY shop) AS n FROM sales) s WHERE n <= 2
----
5000

-- a sum of the rows so far needs none behind
EXPLAIN SELECT id, total FROM (SELECT id, ROW_NUMBER() OVER w AS n, SUM(amount) OVER (w ROWS UNBOUNDED PRECEDING) AS total FROM sales WINDOW w AS (ORDER BY day, id)) s WHERE n <= 3
----
Project  columns: id, sum  (rows=3 cost=5.5)
'  Filter  filter: row_number <= 3  (rows=3 cost=5.3)'
'    Window  calls: ROW_NUMBER(), SUM(amount); order by: day NULLS FIRST, id NULLS FIRST; keeps: ROW_NUMBER() <= 3  (rows=3 cost=5.2)'
'      Limit  count: 3  (rows=3 cost=5.0)'
'        IndexScan sales  index: sales_day; range: all; reads: day, id, amount  (rows=3 cost=5.0)'

SELECT id, total FROM (SELECT id, ROW_NUMBER() OVER w AS n, SUM(amount) OVER (w ROWS UNBOUNDED PRECEDING) AS total FROM sales WINDOW w AS (ORDER BY day, id)) s WHERE n <= 3
----
4999 | 99
4042 | 141
3085 | 226

-- one of all rows does, as does the row behind
EXPLAIN SELECT id, later FROM (SELECT id, ROW_NUMBER() OVER w AS n, LEAD(id) OVER w AS later FROM sales WINDOW w AS (ORDER BY day, id)) s WHERE n <= 3
----
Project  columns: id, lead  (rows=1500 cost=2325.8)
'  Filter  filter: row_number <= 3  (rows=1500 cost=2250.8)'
'    Window  calls: ROW_NUMBER(), LEAD(id); order by: day NULLS FIRST, id NULLS FIRST  (rows=5000 cost=2000.8)'
'      IndexOnlyScan sales  index: sales_day; range: all  (rows=5000 cost=1750.8)'

SELECT id, later FROM (SELECT id, ROW_NUMBER() OVER w AS n, LEAD(id) OVER w AS later FROM sales WINDOW w AS (ORDER BY day, id)) s WHERE n <= 3
----
4999 | 4042
4042 | 3085
3085 | 2128

SELECT id, n, total FROM (SELECT id, ROW_NUMBER() OVER w AS n, SUM(amount) OVER w AS total FROM sales WINDOW w AS (ORDER BY shop)) s WHERE n <= 1 AND total = 10000
----
20 | 1 | 10000

SELECT n, total FROM (SELECT id, RANK() OVER w AS n, SUM(amount) OVER w AS total FROM sales WINDOW w AS (PARTITION BY shop ORDER BY day)) s WHERE n <= 1 AND id = 4999
----
1 | 99

-- from below and of another column there is no limit
EXPLAIN SELECT id FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY day) AS n FROM sales) s WHERE n >= 4998
----
Project  columns: id  (rows=1500 cost=2325.8)
'  Filter  filter: row_number >= 4998  (rows=1500 cost=2250.8)'
'    Window  calls: ROW_NUMBER(); order by: day NULLS FIRST  (rows=5000 cost=2000.8)'
'      IndexOnlyScan sales  index: sales_day; range: all  (rows=5000 cost=1750.8)'

EXPLAIN SELECT id FROM (SELECT id, amount, ROW_NUMBER() OVER (ORDER BY day) AS n FROM sales) s WHERE n <= amount
----
Project  columns: id  (rows=1500 cost=5533.3)
'  Filter  filter: row_number <= amount  (rows=1500 cost=5458.3)'
'    Window  calls: ROW_NUMBER(); order by: day NULLS FIRST  (rows=5000 cost=5208.3)'
'      Sort  keys: day NULLS FIRST  (rows=5000 cost=4958.3)'
'        FullScan sales  reads: day, amount, id  (rows=5000 cost=2250.8)'

-- up to a rank there are so many rows, and those equal to the last: no more are kept, though none is in order
EXPLAIN SELECT id, n FROM (SELECT id, RANK() OVER (ORDER BY amount DESC) AS n FROM sales) s WHERE n <= 3
----
Project  columns: id, rank  (rows=52 cost=3648.7)
'  Filter  filter: rank <= 3  (rows=52 cost=3646.1)'
'    Window  calls: RANK(); order by: amount DESC NULLS LAST; keeps: RANK() <= 3  (rows=52 cost=3643.5)'
'      TopN  keys: amount DESC NULLS LAST; count: 3; ties: yes  (rows=52 cost=3640.9)'
'        FullScan sales  reads: amount, id  (rows=5000 cost=2250.8)'

SELECT COUNT(*), MIN(n), MAX(n) FROM (SELECT id, RANK() OVER (ORDER BY amount DESC) AS n FROM sales) s WHERE n <= 3
----
50 | 1 | 1

SELECT COUNT(*) FROM sales a WHERE (SELECT COUNT(*) FROM sales b WHERE b.amount > a.amount) < 3
----
50

-- likewise the first rows with ties
EXPLAIN SELECT id FROM sales ORDER BY amount DESC FETCH FIRST 3 ROWS WITH TIES
----
Project  columns: id  (rows=52 cost=3643.5)
'  TopN  keys: amount DESC NULLS LAST; count: 3; ties: yes  (rows=52 cost=3640.9)'
'    FullScan sales  reads: amount, id  (rows=5000 cost=2250.8)'

SELECT COUNT(*) FROM (SELECT id FROM sales ORDER BY amount DESC FETCH FIRST 3 ROWS WITH TIES) s
----
50

-- the first ones of each partition, and their equals: these are read alone
CREATE TABLE prices(id INTEGER PRIMARY KEY, shop INTEGER, day INTEGER, amount INTEGER)

INSERT INTO prices SELECT i, i % 20, i * 7919 % 499, i % 100 FROM GENERATE_SERIES(1, 5000) AS g(i)

INSERT INTO prices SELECT 6000 + i, 3, NULL, 1 FROM GENERATE_SERIES(1, 3) AS g(i)

CREATE INDEX prices_shop ON prices(shop, day)

ANALYZE prices

EXPLAIN SELECT id, n FROM (SELECT id, RANK() OVER (PARTITION BY shop ORDER BY day) AS n FROM prices) s WHERE n <= 2
----
Project  columns: id, rank  (rows=65 cost=57.2)
'  Filter  filter: rank <= 2  (rows=65 cost=53.9)'
'    Window  calls: RANK(); partition by: shop; order by: day NULLS FIRST; keeps: RANK() <= 2  (rows=65 cost=50.7)'
'      IndexOnlySkipScan prices  index: prices_shop; range: all; first of each: shop; rows of each: 2; ties: yes  (rows=65 cost=47.5)'

SELECT COUNT(*), SUM(n), SUM(id) FROM (SELECT id, RANK() OVER (PARTITION BY shop ORDER BY day) AS n FROM prices) s WHERE n <= 2
----
41 | 60 | 83980

EXPLAIN SELECT id, n FROM (SELECT id, DENSE_RANK() OVER (PARTITION BY shop ORDER BY day DESC) AS n FROM prices WHERE amount < 50) s WHERE n < 3
----
Project  columns: id, dense_rank  (rows=86 cost=269.8)
'  Filter  filter: dense_rank < 3  (rows=86 cost=265.5)'
'    Window  calls: DENSE_RANK(); partition by: shop; order by: day DESC NULLS LAST; keeps: DENSE_RANK() < 3  (rows=86 cost=261.3)'
'      IndexSkipScan prices  index: prices_shop; range: all; first of each: shop; rows of each: 3; ties: count once; direction: descending; filter: amount < 50; reads: amount, shop, day, id  (rows=86 cost=257.0)'

SELECT COUNT(*), SUM(n), SUM(id) FROM (SELECT id, DENSE_RANK() OVER (PARTITION BY shop ORDER BY day DESC) AS n FROM prices WHERE amount < 50) s WHERE n < 3
----
40 | 60 | 122680

SELECT id, n FROM (SELECT id, shop, RANK() OVER (PARTITION BY shop ORDER BY day) AS n FROM prices) s WHERE n <= 4 AND shop BETWEEN 2 AND 3 ORDER BY n, id
----
522 | 1
6001 | 1
6002 | 1
6003 | 1
1282 | 2
2042 | 3
23 | 4
2802 | 4

-- where the partition is fixed there is one
EXPLAIN SELECT id, n FROM (SELECT id, shop, RANK() OVER (PARTITION BY shop ORDER BY day) AS n FROM prices) s WHERE n <= 2 AND shop = 3
----
Project  columns: id, rank  (rows=2 cost=1.9)
'  Filter  filter: rank <= 2  (rows=2 cost=1.8)'
'    Window  calls: RANK(); partition by: shop; order by: day NULLS FIRST; keeps: RANK() <= 2  (rows=2 cost=1.7)'
'      Limit  count: 2; ties: day NULLS FIRST  (rows=2 cost=1.6)'
'        IndexOnlyScan prices  index: prices_shop; range: shop = 3  (rows=2 cost=1.6)'

SELECT id, n FROM (SELECT id, shop, RANK() OVER (PARTITION BY shop ORDER BY day) AS n FROM prices) s WHERE n <= 2 AND shop = 3
----
6001 | 1
6002 | 1
6003 | 1

EXPLAIN SELECT k, id FROM (VALUES (3), (4)) v(k) JOIN (SELECT id, shop, ROW_NUMBER() OVER (PARTITION BY shop ORDER BY day, id) AS n FROM prices) s ON s.shop = v.k WHERE n <= 2
----
Project  columns: column1, id  (rows=4 cost=4.3)
'  LateralJoin inner  condition: shop = column1  (rows=4 cost=4.1)'
'    Values  rows: 2  (rows=2 cost=0.1)'
'    Project  columns: id, shop  (rows=2 cost=1.8)'
'      Filter  filter: row_number <= 2  (rows=2 cost=1.7)'
'        Window  calls: ROW_NUMBER(); partition by: shop; order by: day NULLS FIRST, id NULLS FIRST; keeps: ROW_NUMBER() <= 2  (rows=2 cost=1.6)'
'          Limit  count: 2  (rows=2 cost=1.5)'
'            IndexOnlyScan prices  index: prices_shop; range: shop = column1  (rows=2 cost=1.5)'

SELECT k, id FROM (VALUES (3), (4)) v(k) JOIN (SELECT id, shop, ROW_NUMBER() OVER (PARTITION BY shop ORDER BY day, id) AS n FROM prices) s ON s.shop = v.k WHERE n <= 2
----
3 | 6001
3 | 6002
4 | 284
4 | 1044

SET docdb.rules.off = 'skip-scan'

EXPLAIN SELECT id, n FROM (SELECT id, RANK() OVER (PARTITION BY shop ORDER BY day) AS n FROM prices) s WHERE n <= 2
----
Rules off: skip-scan
Project  columns: id, rank  (rows=65 cost=2008.5)
'  Filter  filter: rank <= 2  (rows=65 cost=2005.2)'
'    Window  calls: RANK(); partition by: shop; order by: day NULLS FIRST; keeps: RANK() <= 2  (rows=65 cost=2002.0)'
'      IndexOnlyScan prices  index: prices_shop; range: all  (rows=5003 cost=1751.9)'

SELECT COUNT(*), SUM(n), SUM(id) FROM (SELECT id, RANK() OVER (PARTITION BY shop ORDER BY day) AS n FROM prices) s WHERE n <= 2
----
41 | 60 | 83980

SELECT COUNT(*), SUM(n), SUM(id) FROM (SELECT id, DENSE_RANK() OVER (PARTITION BY shop ORDER BY day DESC) AS n FROM prices WHERE amount < 50) s WHERE n < 3
----
40 | 60 | 122680
