-- A row among a long list of rows: a range of the key or of an index for each.

CREATE TABLE lines(order_id INTEGER, line INTEGER, tenant INTEGER, day DATE, amount INTEGER, PRIMARY KEY(order_id, line))

INSERT INTO lines SELECT i / 2, i % 2, i % 3, DATE '2024-01-01' + CAST(i / 2 % 60 AS INTEGER), i FROM GENERATE_SERIES(0, 5999) AS g(i)

CREATE INDEX lines_day ON lines(tenant, day, amount)

ANALYZE

EXPLAIN SELECT SUM(amount) FROM lines WHERE (order_id, line) IN ((1, 0), (8, 1), (15, 0), (22, 1), (29, 0), (36, 1), (43, 0), (50, 1), (57, 0), (64, 1), (71, 0), (78, 1), (85, 0), (92, 1), (99, 0), (106, 1), (113, 0), (120, 1), (127, 0), (134, 1), (141, 0), (148, 1), (155, 0), (162, 1))
----
Project  columns: sum  (rows=1 cost=44.7)
'  HashAggregate  aggregates: SUM(amount)  (rows=1 cost=44.6)'
'    KeyScan lines  range: key = 1 AND key = 0 or key = 8 AND key = 1 or key = 15 AND key = 0 or key = 22 AND key = 1 or key = 29 AND key = 0 or key = 36 AND key = 1 or key = 43 AND key = 0 or key = 50 AND key = 1 or key = 57 AND key = 0 or key = 64 AND key = 1 or key = 71 AND key = 0 or key = 78 AND key = 1 or key = 85 AND key = 0 or key = 92 AND key = 1 or key = 99 AND key = 0 or key = 106 AND key = 1 or key = 113 AND key = 0 or key = 120 AND key = 1 or key = 127 AND key = 0 or key = 134 AND key = 1 or 4 more; filter: (order_id, line) IN ((1, 0), (8, 1), (15, 0), (22, 1), (29, 0), (36, 1), (43, 0), (50, 1), (57, 0), (64, 1), (71, 0), (78, 1), (85, 0), (92, 1), (99, 0), (106, 1), (113, 0), (120, 1), (127, 0), (134, 1), 4 more); reads: order_id, line, amount  (rows=23 cost=38.9)'

SELECT COUNT(*), SUM(amount) FROM lines WHERE (order_id, line) IN ((1, 0), (8, 1), (15, 0), (22, 1), (29, 0), (36, 1), (43, 0), (50, 1), (57, 0), (64, 1), (71, 0), (78, 1), (85, 0), (92, 1), (99, 0), (106, 1), (113, 0), (120, 1), (127, 0), (134, 1), (141, 0), (148, 1), (155, 0), (162, 1))
----
24 | 3924

-- whichever column stands first, and with what is known besides
EXPLAIN SELECT SUM(amount) FROM lines WHERE (line, order_id) IN ((0, 1), (1, 8), (0, 15), (1, 22), (0, 29), (1, 36), (0, 43), (1, 50), (0, 57), (1, 64), (0, 71), (1, 78), (0, 85), (1, 92), (0, 99), (1, 106), (0, 113), (1, 120), (0, 127), (1, 134), (0, 141), (1, 148), (0, 155), (1, 162)) AND amount > 10
----
Project  columns: sum  (rows=1 cost=44.6)
'  HashAggregate  aggregates: SUM(amount)  (rows=1 cost=44.6)'
'    KeyScan lines  range: key = 1 AND key = 0 or key = 8 AND key = 1 or key = 15 AND key = 0 or key = 22 AND key = 1 or key = 29 AND key = 0 or key = 36 AND key = 1 or key = 43 AND key = 0 or key = 50 AND key = 1 or key = 57 AND key = 0 or key = 64 AND key = 1 or key = 71 AND key = 0 or key = 78 AND key = 1 or key = 85 AND key = 0 or key = 92 AND key = 1 or key = 99 AND key = 0 or key = 106 AND key = 1 or key = 113 AND key = 0 or key = 120 AND key = 1 or key = 127 AND key = 0 or key = 134 AND key = 1 or 4 more; filter: ((line, order_id) IN ((0, 1), (1, 8), (0, 15), (1, 22), (0, 29), (1, 36), (0, 43), (1, 50), (0, 57), (1, 64), (0, 71), (1, 78), (0, 85), (1, 92), (0, 99), (1, 106), (0, 113), (1, 120), (0, 127), (1, 134), 4 more)) AND (amount > 10); reads: line, order_id, amount  (rows=22 cost=38.9)'

SELECT COUNT(*), SUM(amount) FROM lines WHERE (line, order_id) IN ((0, 1), (1, 8), (0, 15), (1, 22), (0, 29), (1, 36), (0, 43), (1, 50), (0, 57), (1, 64), (0, 71), (1, 78), (0, 85), (1, 92), (0, 99), (1, 106), (0, 113), (1, 120), (0, 127), (1, 134), (0, 141), (1, 148), (0, 155), (1, 162)) AND amount > 10
----
23 | 3922

EXPLAIN SELECT COUNT(*) FROM lines WHERE tenant = 1 AND (day, amount) IN (('2024-01-01', 0), ('2024-01-02', 2), ('2024-01-03', 4), ('2024-01-04', 6), ('2024-01-05', 8), ('2024-01-06', 10), ('2024-01-07', 12), ('2024-01-08', 14), ('2024-01-09', 16), ('2024-01-10', 18), ('2024-01-11', 20), ('2024-01-12', 22), ('2024-01-13', 24), ('2024-01-14', 26), ('2024-01-15', 28), ('2024-01-16', 30), ('2024-01-17', 32), ('2024-01-18', 34), ('2024-01-19', 36), ('2024-01-20', 38), ('2024-01-21', 40), ('2024-01-22', 42), ('2024-01-23', 44), ('2024-01-24', 46))
----
Project  columns: count  (rows=1 cost=24.5)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=24.4)'
'    IndexOnlyScan lines  index: lines_day; range: tenant = 1 AND day = '2024-01-01' AND amount = 0 or tenant = 1 AND day = '2024-01-02' AND amount = 2 or tenant = 1 AND day = '2024-01-03' AND amount = 4 or tenant = 1 AND day = '2024-01-04' AND amount = 6 or tenant = 1 AND day = '2024-01-05' AND amount = 8 or tenant = 1 AND day = '2024-01-06' AND amount = 10 or tenant = 1 AND day = '2024-01-07' AND amount = 12 or tenant = 1 AND day = '2024-01-08' AND amount = 14 or tenant = 1 AND day = '2024-01-09' AND amount = 16 or tenant = 1 AND day = '2024-01-10' AND amount = 18 or tenant = 1 AND day = '2024-01-11' AND amount = 20 or tenant = 1 AND day = '2024-01-12' AND amount = 22 or tenant = 1 AND day = '2024-01-13' AND amount = 24 or tenant = 1 AND day = '2024-01-14' AND amount = 26 or tenant = 1 AND day = '2024-01-15' AND amount = 28 or tenant = 1 AND day = '2024-01-16' AND amount = 30 or tenant = 1 AND day = '2024-01-17' AND amount = 32 or tenant = 1 AND day = '2024-01-18' AND amount = 34 or tenant = 1 AND day = '2024-01-19' AND amount = 36 or tenant = 1 AND day = '2024-01-20' AND amount = 38 or 4 more; filter: (tenant = 1) AND ((day, amount) IN (('2024-01-01', 0), ('2024-01-02', 2), ('2024-01-03', 4), ('2024-01-04', 6), ('2024-01-05', 8), ('2024-01-06', 10), ('2024-01-07', 12), ('2024-01-08', 14), ('2024-01-09', 16), ('2024-01-10', 18), ('2024-01-11', 20), ('2024-01-12', 22), ('2024-01-13', 24), ('2024-01-14', 26), ('2024-01-15', 28), ('2024-01-16', 30), ('2024-01-17', 32), ('2024-01-18', 34), ('2024-01-19', 36), ('2024-01-20', 38), 4 more))  (rows=9 cost=22.2)'

-- a text is the day it reads as
SELECT COUNT(*), MIN(amount), MAX(amount) FROM lines WHERE tenant IN (0, 1, 2) AND (day, amount) IN (('2024-01-01', 0), ('2024-01-02', 2), ('2024-01-03', 4), ('2024-01-04', 6), ('2024-01-05', 8), ('2024-01-06', 10), ('2024-01-07', 12), ('2024-01-08', 14), ('2024-01-09', 16), ('2024-01-10', 18), ('2024-01-11', 20), ('2024-01-12', 22), ('2024-01-13', 24), ('2024-01-14', 26), ('2024-01-15', 28), ('2024-01-16', 30), ('2024-01-17', 32), ('2024-01-18', 34), ('2024-01-19', 36), ('2024-01-20', 38), ('2024-01-21', 40), ('2024-01-22', 42), ('2024-01-23', 44), ('2024-01-24', 46))
----
24 | 0 | 46

SELECT COUNT(*), MIN(amount), MAX(amount) FROM lines WHERE tenant = 1 AND (day, amount) IN (('2024-01-01', 0), ('2024-01-02', 2), ('2024-01-03', 4), ('2024-01-04', 6), ('2024-01-05', 8), ('2024-01-06', 10), ('2024-01-07', 12), ('2024-01-08', 14), ('2024-01-09', 16), ('2024-01-10', 18), ('2024-01-11', 20), ('2024-01-12', 22), ('2024-01-13', 24), ('2024-01-14', 26), ('2024-01-15', 28), ('2024-01-16', 30), ('2024-01-17', 32), ('2024-01-18', 34), ('2024-01-19', 36), ('2024-01-20', 38), ('2024-01-21', 40), ('2024-01-22', 42), ('2024-01-23', 44), ('2024-01-24', 46))
----
8 | 4 | 46

-- NULL is equal to nothing, and the rest is still found
SELECT COUNT(*) FROM lines WHERE (order_id, line) IN ((NULL, 1), (1, NULL), (1, 0), (8, 1), (15, 0), (22, 1), (29, 0), (36, 1), (43, 0), (50, 1), (57, 0), (64, 1), (71, 0), (78, 1), (85, 0), (92, 1), (99, 0), (106, 1), (113, 0), (120, 1), (127, 0), (134, 1), (141, 0), (148, 1), (155, 0), (162, 1))
----
24

SELECT COUNT(*) FROM lines WHERE (order_id, line) NOT IN ((1, 0), (8, 1), (15, 0), (22, 1), (29, 0), (36, 1), (43, 0), (50, 1), (57, 0), (64, 1), (71, 0), (78, 1), (85, 0), (92, 1), (99, 0), (106, 1), (113, 0), (120, 1), (127, 0), (134, 1), (141, 0), (148, 1), (155, 0), (162, 1))
----
5976

SELECT COUNT(*) FROM lines WHERE (order_id, line) NOT IN ((NULL, 1), (1, 0), (8, 1), (15, 0), (22, 1), (29, 0), (36, 1), (43, 0), (50, 1), (57, 0), (64, 1), (71, 0), (78, 1), (85, 0), (92, 1), (99, 0), (106, 1), (113, 0), (120, 1), (127, 0), (134, 1), (141, 0), (148, 1), (155, 0), (162, 1))
----
2988

-- rows that hold a column of the table are no ranges
EXPLAIN SELECT COUNT(*) FROM lines WHERE (order_id, line) IN ((line, tenant), (1, 0), (8, 1), (15, 0), (22, 1), (29, 0), (36, 1), (43, 0), (50, 1), (57, 0), (64, 1), (71, 0), (78, 1), (85, 0), (92, 1), (99, 0), (106, 1), (113, 0), (120, 1), (127, 0), (134, 1), (141, 0), (148, 1), (155, 0), (162, 1))
----
Project  columns: count  (rows=1 cost=1809.9)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=1809.9)'
'    IndexOnlyScan lines  index: lines_day; range: all; filter: (order_id, line) IN ((line, tenant), (1, 0), (8, 1), (15, 0), (22, 1), (29, 0), (36, 1), (43, 0), (50, 1), (57, 0), (64, 1), (71, 0), (78, 1), (85, 0), (92, 1), (99, 0), (106, 1), (113, 0), (120, 1), (127, 0), 5 more)  (rows=30 cost=1802.3)'

SELECT COUNT(*) FROM lines WHERE (order_id, line) IN ((line, tenant), (1, 0), (8, 1), (15, 0), (22, 1), (29, 0), (36, 1), (43, 0), (50, 1), (57, 0), (64, 1), (71, 0), (78, 1), (85, 0), (92, 1), (99, 0), (106, 1), (113, 0), (120, 1), (127, 0), (134, 1), (141, 0), (148, 1), (155, 0), (162, 1))
----
25
