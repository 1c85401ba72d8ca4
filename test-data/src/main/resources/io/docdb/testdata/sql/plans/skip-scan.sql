-- One row of each group: where an index has the groups side by side, a scan jumps from each to the next.

CREATE TABLE readings(id INTEGER PRIMARY KEY, sensor VARCHAR(10), taken INTEGER, value INTEGER)

INSERT INTO readings SELECT i, 's' || i % 8, i * 7919 % 5000, i % 100 FROM GENERATE_SERIES(1, 5000) AS g(i)

INSERT INTO readings VALUES (5001, NULL, 5, 1), (5002, 's3', NULL, 1), (5003, 's9', NULL, 1), (5004, NULL, 4, 2)

CREATE INDEX readings_sensor ON readings(sensor, taken DESC)

CREATE INDEX readings_value ON readings(value)

ANALYZE

EXPLAIN SELECT DISTINCT sensor FROM readings
----
Distinct  (rows=10 cost=19.8)
'  Project  columns: sensor  (rows=10 cost=16.8)'
'    IndexOnlySkipScan readings  index: readings_sensor; range: all; first of each: sensor  (rows=10 cost=16.3)'

SELECT DISTINCT sensor FROM readings ORDER BY sensor
----
null
s0
s1
s2
s3
s4
s5
s6
s7
s9

-- within a range
EXPLAIN SELECT sensor FROM readings WHERE sensor > 's4' GROUP BY sensor
----
Project  columns: sensor  (rows=4 cost=19.2)
'  HashAggregate  keys: sensor  (rows=4 cost=19.0)'
'    IndexOnlySkipScan readings  index: readings_sensor; range: sensor > 's4'; first of each: sensor  (rows=10 cost=16.3)'

SELECT sensor FROM readings WHERE sensor > 's4' GROUP BY sensor ORDER BY sensor
----
s5
s6
s7
s9

-- the ends of each group, and the first that is known
EXPLAIN SELECT sensor, MIN(taken), MAX(taken) FROM readings GROUP BY sensor
----
Project  columns: sensor, min, max  (rows=10 cost=37.8)
'  HashAggregate  keys: sensor; aggregates: MIN(taken), MAX(taken)  (rows=10 cost=37.3)'
'    IndexOnlySkipScan readings  index: readings_sensor; range: all; first of each: sensor; and of each: first with taken IS NOT NULL, last; direction: descending  (rows=20 cost=31.8)'

SELECT sensor, MIN(taken), MAX(taken) FROM readings GROUP BY sensor ORDER BY sensor
----
null | 4 | 5
s0 | 0 | 4992
s1 | 7 | 4999
s2 | 6 | 4998
s3 | 5 | 4997
s4 | 4 | 4996
s5 | 3 | 4995
s6 | 2 | 4994
s7 | 1 | 4993
s9 | null | null

EXPLAIN SELECT COUNT(DISTINCT sensor) FROM readings
----
Project  columns: count  (rows=1 cost=18.9)
'  HashAggregate  aggregates: COUNT(DISTINCT sensor)  (rows=1 cost=18.9)'
'    IndexOnlySkipScan readings  index: readings_sensor; range: all; first of each: sensor  (rows=10 cost=16.3)'

SELECT COUNT(DISTINCT sensor) FROM readings
----
9

-- the newest of each, whole
EXPLAIN SELECT DISTINCT ON (sensor) * FROM readings ORDER BY sensor, taken DESC NULLS LAST
----
Project  columns: id, sensor, taken, value  (rows=10 cost=30.3)
'  Distinct  on: sensor  (rows=10 cost=29.8)'
'    IndexSkipScan readings  index: readings_sensor; range: all; first of each: sensor; reads: sensor, taken, id, value  (rows=10 cost=26.8)'

SELECT DISTINCT ON (sensor) * FROM readings ORDER BY sensor, taken DESC NULLS LAST
----
5001 | null | 5 | 1
3568 | s0 | 4992 | 68
2321 | s1 | 4999 | 21
4642 | s2 | 4998 | 42
1963 | s3 | 4997 | 63
4284 | s4 | 4996 | 84
1605 | s5 | 4995 | 5
3926 | s6 | 4994 | 26
1247 | s7 | 4993 | 47
5003 | s9 | null | 1

-- where a filter is left, the first of each group that passes it
EXPLAIN SELECT DISTINCT sensor FROM readings WHERE taken < 2500 AND value > 50
----
Distinct  (rows=10 cost=71.9)
'  Project  columns: sensor  (rows=10 cost=68.9)'
'    IndexSkipScan readings  index: readings_sensor; range: all; first of each: sensor; filter: (taken < 2500) AND (value > 50); reads: taken, value, sensor  (rows=10 cost=68.4)'

SELECT DISTINCT sensor FROM readings WHERE taken < 2500 AND value > 50 ORDER BY sensor
----
s0
s1
s2
s3
s4
s5
s6
s7

-- many groups: all entries are read
EXPLAIN SELECT DISTINCT taken FROM readings
----
Distinct  (rows=5001 cost=3503.5)
'  Project  columns: taken  (rows=5004 cost=2002.4)'
'    IndexOnlyScan readings  index: readings_sensor; range: all  (rows=5004 cost=1752.2)'

-- an order the index does not have, or an argument that is no field: all rows are read
EXPLAIN SELECT DISTINCT ON (sensor) id FROM readings ORDER BY sensor, value
----
Project  columns: id  (rows=10 cost=6214.5)
'  Distinct  on: sensor  (rows=10 cost=6214.0)'
'    Sort  keys: sensor NULLS FIRST, value NULLS FIRST  (rows=5004 cost=4962.5)'
'      FullScan readings  reads: sensor, value, id  (rows=5004 cost=2252.6)'

EXPLAIN SELECT DISTINCT upper(sensor) FROM readings
----
Distinct  (rows=10 cost=3253.9)
'  Project  columns: UPPER(sensor)  (rows=5004 cost=2002.4)'
'    IndexOnlyScan readings  index: readings_sensor; range: all  (rows=5004 cost=1752.2)'

-- a transaction sees what it has written itself
BEGIN

DELETE FROM readings WHERE sensor IN ('s1', 's2', 's4')

INSERT INTO readings VALUES (6000, 's00', 1, 1), (6001, 's5', 9999, 1)

SELECT sensor, MAX(taken) FROM readings GROUP BY sensor ORDER BY sensor
----
null | 5
s0 | 4992
s00 | 1
s3 | 4997
s5 | 9999
s6 | 4994
s7 | 4993
s9 | null

ROLLBACK

SET docdb.rules.off = 'skip-scan'

EXPLAIN SELECT DISTINCT sensor FROM readings
----
Rules off: skip-scan
Distinct  (rows=10 cost=3253.9)
'  Project  columns: sensor  (rows=5004 cost=2002.4)'
'    IndexOnlyScan readings  index: readings_sensor; range: all  (rows=5004 cost=1752.2)'

SET docdb.rules.off = DEFAULT

-- the first different values in an order that the index has
EXPLAIN SELECT DISTINCT value FROM readings ORDER BY value DESC LIMIT 3 OFFSET 1
----
Limit  count: 3; offset: 1  (rows=3 cost=7.6)
'  Distinct  (rows=100 cost=190.8)'
'    Project  columns: value  (rows=100 cost=160.8)'
'      IndexOnlySkipScan readings  index: readings_value; range: all; first of each: value; direction: descending  (rows=100 cost=155.8)'

SELECT DISTINCT value FROM readings ORDER BY value DESC LIMIT 3 OFFSET 1
----
98
97
96

EXPLAIN SELECT DISTINCT taken, sensor FROM readings ORDER BY sensor, taken DESC NULLS LAST LIMIT 3
----
Limit  count: 3  (rows=3 cost=5.7)
'  Distinct  (rows=5004 cost=9508.4)'
'    Project  columns: taken, sensor  (rows=5004 cost=8007.2)'
'      IndexOnlySkipScan readings  index: readings_sensor; range: all; first of each: sensor, taken  (rows=5004 cost=7757.0)'

SELECT DISTINCT taken, sensor FROM readings ORDER BY sensor, taken DESC NULLS LAST LIMIT 3
----
5 | null
4 | null
4992 | s0

-- and in one that it has not
EXPLAIN SELECT DISTINCT taken, sensor FROM readings WHERE sensor = 's3' ORDER BY taken NULLS LAST, sensor LIMIT 3
----
TopN  keys: taken, sensor NULLS FIRST; count: 3  (rows=3 cost=510.0)
'  Distinct  (rows=626 cost=439.0)'
'    Project  columns: taken, sensor  (rows=626 cost=251.2)'
'      IndexOnlyScan readings  index: readings_sensor; range: sensor = 's3'  (rows=626 cost=219.9)'

SELECT DISTINCT taken, sensor FROM readings WHERE sensor = 's3' ORDER BY taken NULLS LAST, sensor LIMIT 3
----
5 | s3
13 | s3
21 | s3

-- the primary key has groups side by side, too
CREATE TABLE samples(device INTEGER, taken INTEGER, value INTEGER NOT NULL, PRIMARY KEY (device, taken))

INSERT INTO samples SELECT i % 10, i / 10 * 3, i * 7919 % 1000 FROM GENERATE_SERIES(0, 4999) AS g(i)

ANALYZE samples

EXPLAIN SELECT DISTINCT device FROM samples
----
Distinct  (rows=10 cost=21.2)
'  Project  columns: device  (rows=10 cost=18.2)'
'    KeySkipScan samples  range: all; first of each: device; reads: device  (rows=10 cost=17.7)'

SELECT DISTINCT device FROM samples WHERE device > 6 ORDER BY device
----
7
8
9

EXPLAIN SELECT device, MIN(taken), MAX(taken) FROM samples WHERE device >= 7 GROUP BY device
----
Project  columns: device, min, max  (rows=3 cost=39.5)
'  HashAggregate  keys: device; aggregates: MIN(taken), MAX(taken)  (rows=3 cost=39.4)'
'    KeySkipScan samples  range: key >= 7; first of each: device; and of each: last; reads: device, taken  (rows=20 cost=34.2)'

SELECT device, MIN(taken), MAX(taken) FROM samples WHERE device >= 7 GROUP BY device ORDER BY device
----
7 | 0 | 1497
8 | 0 | 1497
9 | 0 | 1497

-- the newest of each, which are sorted behind
EXPLAIN SELECT DISTINCT ON (device) device, taken, value FROM samples ORDER BY device, taken DESC
----
Project  columns: device, taken, value  (rows=10 cost=23.0)
'  Distinct  on: device  (rows=10 cost=22.5)'
'    Sort  keys: device NULLS FIRST, taken DESC NULLS LAST  (rows=10 cost=19.5)'
'      KeySkipScan samples  range: all; first of each: device; direction: descending; reads: device, taken, value  (rows=10 cost=17.7)'

SELECT DISTINCT ON (device) device, taken, value FROM samples WHERE device IN (3, 5, 8) ORDER BY device, taken DESC
----
3 | 1497 | 567
5 | 1497 | 405
8 | 1497 | 162

-- the first few of each, by their number
EXPLAIN SELECT device, taken FROM (SELECT s.*, ROW_NUMBER() OVER (PARTITION BY device ORDER BY taken DESC) AS n FROM samples s) t WHERE n <= 2 AND device < 3
----
Project  columns: device, taken  (rows=6 cost=23.8)
'  Filter  filter: row_number <= 2  (rows=6 cost=23.5)'
'    Window  calls: ROW_NUMBER(); partition by: device; order by: taken DESC NULLS LAST; keeps: ROW_NUMBER() <= 2  (rows=6 cost=23.2)'
'      KeySkipScan samples s  range: key < 3; first of each: device; rows of each: 2; direction: descending; reads: device, taken  (rows=20 cost=22.2)'

SELECT device, taken, n FROM (SELECT s.*, ROW_NUMBER() OVER (PARTITION BY device ORDER BY taken DESC) AS n FROM samples s) t WHERE n <= 2 AND device < 3 ORDER BY device, n
----
0 | 1497 | 1
0 | 1494 | 2
1 | 1497 | 1
1 | 1494 | 2
2 | 1497 | 1
2 | 1494 | 2

EXPLAIN SELECT device, taken FROM (SELECT s.*, ROW_NUMBER() OVER (PARTITION BY device ORDER BY taken DESC) AS n FROM samples s) t WHERE n = 1
----
Project  columns: device, taken  (rows=10 cost=19.2)
'  Filter  filter: row_number = 1  (rows=10 cost=18.7)'
'    Window  calls: ROW_NUMBER(); partition by: device; order by: taken DESC NULLS LAST; keeps: ROW_NUMBER() <= 1  (rows=10 cost=18.2)'
'      KeySkipScan samples s  range: all; first of each: device; direction: descending; reads: device, taken  (rows=10 cost=17.7)'

-- of an index, whose entries with the same values stand in the order of the key
EXPLAIN SELECT id, sensor, n FROM (SELECT id, sensor, ROW_NUMBER() OVER (PARTITION BY sensor ORDER BY taken DESC NULLS LAST, id) AS n FROM readings) t WHERE n < 3
----
Project  columns: id, sensor, row_number  (rows=30 cost=27.8)
'  Filter  filter: row_number < 3  (rows=30 cost=26.3)'
'    Window  calls: ROW_NUMBER(); partition by: sensor; order by: taken DESC NULLS LAST, id NULLS FIRST; keeps: ROW_NUMBER() < 3  (rows=30 cost=24.8)'
'      IndexOnlySkipScan readings  index: readings_sensor; range: all; first of each: sensor; rows of each: 3  (rows=30 cost=23.3)'

SELECT id, sensor, n FROM (SELECT id, sensor, ROW_NUMBER() OVER (PARTITION BY sensor ORDER BY taken DESC NULLS LAST, id) AS n FROM readings) t WHERE n < 3 AND sensor >= 's7' ORDER BY sensor, n
----
1247 | s7 | 1
4815 | s7 | 2
5003 | s9 | 1

-- with a filter, of those that pass
EXPLAIN SELECT device, taken, value FROM (SELECT s.*, ROW_NUMBER() OVER (PARTITION BY device ORDER BY taken) AS n FROM samples s WHERE value < 100) t WHERE n IN (2, 3)
----
Project  columns: device, taken, value  (rows=30 cost=138.5)
'  Filter  filter: row_number IN (2, 3)  (rows=30 cost=137.0)'
'    Window  calls: ROW_NUMBER(); partition by: device; order by: taken NULLS FIRST; keeps: ROW_NUMBER() <= 3  (rows=30 cost=135.5)'
'      KeySkipScan samples s  range: all; first of each: device; rows of each: 3; filter: value < 100; reads: value, device, taken  (rows=30 cost=134.0)'

SELECT device, taken, value FROM (SELECT s.*, ROW_NUMBER() OVER (PARTITION BY device ORDER BY taken) AS n FROM samples s WHERE value < 100) t WHERE n IN (2, 3) AND device = 4 OR n = 1 AND device = 5
----
4 | 21 | 6
4 | 54 | 96
5 | 39 | 65

SELECT device, taken, value FROM (SELECT s.*, ROW_NUMBER() OVER (PARTITION BY device ORDER BY taken) AS n FROM samples s WHERE value < 100) t WHERE n IN (2, 3) AND device > 7 ORDER BY device, taken
----
8 | 42 | 12
8 | 90 | 52
9 | 60 | 71
9 | 75 | 21

SET docdb.rules.off = 'skip-scan'

SELECT device, taken, value FROM (SELECT s.*, ROW_NUMBER() OVER (PARTITION BY device ORDER BY taken) AS n FROM samples s WHERE value < 100) t WHERE n IN (2, 3) AND device > 7 ORDER BY device, taken
----
8 | 42 | 12
8 | 90 | 52
9 | 60 | 71
9 | 75 | 21

SET docdb.rules.off = DEFAULT

-- rows of the transaction itself are among them
BEGIN

INSERT INTO samples VALUES (0, 9999, 1), (2, 9998, 2), (11, 1, 3)

DELETE FROM samples WHERE device = 1 AND taken > 3

SELECT device, taken FROM (SELECT s.*, ROW_NUMBER() OVER (PARTITION BY device ORDER BY taken DESC) AS n FROM samples s) t WHERE n <= 2 AND device IN (0, 1, 2, 11) ORDER BY device, taken
----
0 | 1497
0 | 9999
1 | 0
1 | 3
2 | 1497
2 | 9998
11 | 1

ROLLBACK

-- a rank lets through as many as are equal to the last one
EXPLAIN SELECT device, taken FROM (SELECT s.*, RANK() OVER (PARTITION BY device ORDER BY taken DESC) AS n FROM samples s) t WHERE n <= 2
----
Project  columns: device, taken  (rows=42 cost=38.2)
'  Filter  filter: rank <= 2  (rows=42 cost=36.1)'
'    Window  calls: RANK(); partition by: device; order by: taken DESC NULLS LAST; keeps: RANK() <= 2  (rows=42 cost=34.0)'
'      KeySkipScan samples s  range: all; first of each: device; rows of each: 2; ties: yes; direction: descending; reads: device, taken  (rows=42 cost=31.9)'
