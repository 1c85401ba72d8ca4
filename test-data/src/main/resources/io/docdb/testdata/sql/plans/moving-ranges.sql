-- Ranges that begin at a value of another row: where they lie is not known, but how wide they are, and so how few rows they hold.

CREATE TABLE alarms(id INTEGER PRIMARY KEY, at TIMESTAMP, day DATE, level INTEGER)

CREATE TABLE entries(id INTEGER PRIMARY KEY, at TIMESTAMP, day DATE, amount INTEGER)

INSERT INTO alarms SELECT i, TIMESTAMP '2024-01-01 00:00:00' + i * INTERVAL '7 hours', DATE '2024-01-01' + i / 4, i % 5 FROM GENERATE_SERIES(1, 1000) AS g(i)

INSERT INTO entries SELECT i, TIMESTAMP '2024-01-01 00:00:00' + i * INTERVAL '1 hour', DATE '2024-01-01' + i / 24, i * 37 % 5000 FROM GENERATE_SERIES(1, 7000) AS g(i)

CREATE INDEX entries_at ON entries(at)

CREATE INDEX entries_day ON entries(day)

CREATE INDEX entries_amount ON entries(amount)

ANALYZE

EXPLAIN SELECT COUNT(*) FROM alarms a JOIN entries e ON e.at BETWEEN a.at AND a.at + INTERVAL '2 hours'
----
Project  columns: count  (rows=1 cost=2551.1)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=2551.0)'
'    IndexLoopJoin inner  (rows=2000 cost=2050.9)'
'      FullScan alarms a  reads: at  (rows=1000 cost=450.8)'
'      IndexOnlyScan entries e  index: entries_at; range: at >= a.at AND at <= a.at + "PT2H"  (rows=2 cost=1.5)'

SELECT COUNT(*) FROM alarms a JOIN entries e ON e.at BETWEEN a.at AND a.at + INTERVAL '2 hours'
----
2998

EXPLAIN SELECT COUNT(*) FROM alarms a JOIN entries e ON e.at > a.at - INTERVAL '1 hour' AND e.at < a.at + INTERVAL '1 hour' WHERE a.level = 3
----
Project  columns: count  (rows=1 cost=830.9)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=830.9)'
'    IndexLoopJoin inner  (rows=400 cost=730.8)'
'      FullScan alarms a  filter: a.level = 3; reads: level, at  (rows=200 cost=410.8)'
'      IndexOnlyScan entries e  index: entries_at; range: at > a.at - "PT1H" AND at < a.at + "PT1H"  (rows=2 cost=1.5)'

SELECT COUNT(*) FROM alarms a JOIN entries e ON e.at > a.at - INTERVAL '1 hour' AND e.at < a.at + INTERVAL '1 hour' WHERE a.level = 3
----
200

-- numbers, and numbers of days
EXPLAIN SELECT COUNT(*) FROM alarms a JOIN entries e ON e.amount >= a.level AND e.amount < a.level + 10
----
Project  columns: count  (rows=1 cost=10352.7)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=10352.7)'
'    IndexLoopJoin inner  (rows=14003 cost=6851.9)'
'      FullScan alarms a  reads: level  (rows=1000 cost=450.8)'
'      IndexOnlyScan entries e  index: entries_amount; range: amount >= a.level AND amount < a.level + 10  (rows=14 cost=5.7)'

SELECT COUNT(*) FROM alarms a JOIN entries e ON e.amount >= a.level AND e.amount < a.level + 10
----
14000

EXPLAIN SELECT COUNT(*) FROM alarms a JOIN entries e ON e.day BETWEEN a.day AND a.day + 1
----
Project  columns: count  (rows=1 cost=16886.6)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=16886.6)'
'    IndexLoopJoin inner  (rows=24055 cost=10872.8)'
'      FullScan alarms a  reads: day  (rows=1000 cost=450.8)'
'      IndexOnlyScan entries e  index: entries_day; range: day >= a.day AND day <= a.day + 1  (rows=24 cost=9.2)'

SELECT COUNT(*) FROM alarms a JOIN entries e ON e.day BETWEEN a.day AND a.day + 1
----
47997

-- as wide as all there is
EXPLAIN SELECT COUNT(*) FROM alarms a JOIN entries e ON e.at BETWEEN a.at AND a.at + INTERVAL '10 years'
----
Project  columns: count  (rows=1 cost=2382901.7)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=2382901.7)'
'    NestedLoopJoin inner  condition: (e.at >= a.at) AND (e.at <= (a.at + "P10Y"))  (rows=7000000 cost=632901.6)'
'      FullScan alarms a  reads: at  (rows=1000 cost=450.8)'
'      IndexOnlyScan entries e  index: entries_at; range: all  (rows=7000 cost=2450.8)'

-- two values of another row: nothing is known
EXPLAIN SELECT COUNT(*) FROM alarms a JOIN entries e ON e.amount BETWEEN a.level AND a.id
----
Project  columns: count  (rows=1 cost=410750.9)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=410750.9)'
'    IndexLoopJoin inner  (rows=630000 cost=253250.8)'
'      FullScan alarms a  reads: level, id  (rows=1000 cost=450.8)'
'      IndexOnlyScan entries e  index: entries_amount; range: amount >= a.level AND amount <= a.id  (rows=630 cost=221.3)'
