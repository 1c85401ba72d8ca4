-- What is asked of the year, the month or the day of a time is a range of times, for which there may be an index.

CREATE TABLE orders(id INTEGER PRIMARY KEY, placed TIMESTAMP, day DATE, total INTEGER)

INSERT INTO orders SELECT i, TIMESTAMP '2022-01-01 00:00:00' + i * INTERVAL '90' MINUTE, DATE '2022-01-01' + i % 900, i % 10 FROM GENERATE_SERIES(1, 10000) AS g(i)

INSERT INTO orders VALUES (10001, NULL, NULL, 1), (10002, TIMESTAMP '2023-12-31 23:59:59.999999999', DATE '2023-12-31', 1), (10003, TIMESTAMP '2023-01-01 00:00:00', DATE '2023-01-01', 1)

CREATE INDEX orders_placed ON orders(placed)

CREATE INDEX orders_day ON orders(day)

ANALYZE

EXPLAIN SELECT COUNT(*) FROM orders WHERE EXTRACT(YEAR FROM placed) = 2023
----
Project  columns: count  (rows=1 cost=2.5)
'  CountDocuments orders  index: orders_placed; range: placed >= "2023-01-01T00:00:00" AND placed < "2024-01-01T00:00:00"  (rows=1 cost=2.4)'

SELECT COUNT(*), MIN(placed), MAX(placed) FROM orders WHERE EXTRACT(YEAR FROM placed) = 2023
----
4163 | "2023-01-01T00:00:00" | "2023-12-31T23:59:59.999999999"

EXPLAIN SELECT * FROM orders WHERE EXTRACT(YEAR FROM placed) = 2022 AND EXTRACT(MONTH FROM placed) = 3 AND total = 3
----
Project  columns: id, placed, day, total  (rows=78 cost=4009.8)
'  FullScan orders  filter: (placed >= "2022-01-01T00:00:00") AND (placed < "2023-01-01T00:00:00") AND (EXTRACT('month', placed) = 3) AND (total = 3); reads: placed, total, id, day  (rows=78 cost=4005.9)'

EXPLAIN SELECT id FROM orders WHERE YEAR(day) >= 2024
----
Project  columns: id  (rows=1864 cost=746.5)
'  IndexOnlyScan orders  index: orders_day; range: day >= "2024-01-01"  (rows=1864 cost=653.3)'

SELECT COUNT(*) FROM orders WHERE YEAR(day) >= 2024
----
1870

SELECT COUNT(*) FROM orders WHERE 2023 < YEAR(day)
----
1870

SELECT COUNT(*) FROM orders WHERE YEAR(day) <= 2023
----
8132

SELECT COUNT(*) FROM orders WHERE YEAR(day) < 2023
----
4115

SELECT COUNT(*) FROM orders WHERE YEAR(day) <> 2023
----
5985

EXPLAIN SELECT COUNT(*) FROM orders WHERE DATE_TRUNC('month', placed) = TIMESTAMP '2022-03-01 00:00:00'
----
Project  columns: count  (rows=1 cost=2.5)
'  CountDocuments orders  index: orders_placed; range: placed >= "2022-03-01T00:00:00" AND placed < "2022-04-01T00:00:00"  (rows=1 cost=2.4)'

SELECT COUNT(*) FROM orders WHERE DATE_TRUNC('month', placed) = TIMESTAMP '2022-03-01 00:00:00'
----
496

SELECT COUNT(*) FROM orders WHERE DATE_TRUNC('quarter', day) = DATE '2022-04-01'
----
1012

-- no month begins then
SELECT COUNT(*) FROM orders WHERE DATE_TRUNC('month', placed) = TIMESTAMP '2022-03-02 00:00:00'
----
0

EXPLAIN SELECT id FROM orders WHERE CAST(placed AS DATE) = DATE '2022-03-05'
----
Project  columns: id  (rows=16 cost=7.2)
'  IndexOnlyScan orders  index: orders_placed; range: placed >= "2022-03-05T00:00:00" AND placed < "2022-03-06T00:00:00"  (rows=16 cost=6.4)'

SELECT COUNT(*) FROM orders WHERE CAST(placed AS DATE) = DATE '2022-03-05'
----
16

EXPLAIN SELECT id FROM orders WHERE placed::DATE BETWEEN DATE '2022-03-05' AND DATE '2022-03-06'
----
Project  columns: id  (rows=32 cost=13.6)
'  IndexOnlyScan orders  index: orders_placed; range: placed >= "2022-03-05T00:00:00" AND placed < "2022-03-07T00:00:00"  (rows=32 cost=12.0)'

SELECT COUNT(*) FROM orders WHERE placed::DATE BETWEEN DATE '2022-03-05' AND DATE '2022-03-06'
----
32

-- by the clock of the session, within a day
EXPLAIN SELECT id FROM orders WHERE placed >= CURRENT_TIMESTAMP - INTERVAL '1' DAY
----
Project  columns: id  (rows=1643 cost=1065.3)
'  IndexOnlyScan orders  index: orders_placed; range: placed >= CAST(CURRENT_TIMESTAMP() - "P1D" AS TIMESTAMP) - "PT25H"; filter: CAST(placed AS TIMESTAMP WITH TIME ZONE) >= (CURRENT_TIMESTAMP() - "P1D")  (rows=1643 cost=983.2)'

SELECT COUNT(*) FROM orders WHERE placed >= CURRENT_TIMESTAMP - INTERVAL '1' DAY
----
0

SELECT COUNT(*) FROM orders WHERE placed < TIMESTAMP WITH TIME ZONE '2022-01-02 00:00:00+00:00'
----
15

-- an index on what is asked is as good
CREATE TABLE visits(id INTEGER PRIMARY KEY, seen TIMESTAMP)

CREATE INDEX visits_year ON visits(EXTRACT(YEAR FROM seen))

EXPLAIN SELECT id FROM visits WHERE EXTRACT(YEAR FROM seen) = 2023
----
Project  columns: id  (rows=1 cost=14.4)
'  IndexScan visits  index: visits_year; range: extract('year', seen) = 2023; filter: (seen >= "2023-01-01T00:00:00") AND (seen < "2024-01-01T00:00:00"); reads: seen, id  (rows=1 cost=14.4)'
