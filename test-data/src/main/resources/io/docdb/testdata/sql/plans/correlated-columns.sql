-- Columns that depend on each other: some documents are kept with the statistics, and conditions are tried out on them.

CREATE TABLE places(id INTEGER PRIMARY KEY, city INTEGER, country INTEGER, zone INTEGER, sent INTEGER, come INTEGER)

INSERT INTO places SELECT i, i * 7919 % 100, i * 7919 % 100 / 5, i % 10, i % 1000, i % 1000 + i % 7 - 1 FROM GENERATE_SERIES(1, 20000) AS g(i)

ANALYZE

-- all of a city's places are in its country: 200
EXPLAIN SELECT id FROM places WHERE city = 7 AND country = 1
----
Project  columns: id  (rows=200 cost=8020.8)
'  FullScan places  filter: (city = 7) AND (country = 1); reads: city, country, id  (rows=200 cost=8010.8)'

-- and none in another one
EXPLAIN SELECT id FROM places WHERE city = 7 AND country = 2
----
Project  columns: id  (rows=10 cost=8001.8)
'  FullScan places  filter: (city = 7) AND (country = 2); reads: city, country, id  (rows=10 cost=8001.3)'

-- what does not depend on each other: 100 and 2,800 or so
EXPLAIN SELECT id FROM places WHERE country = 1 AND zone = 3
----
Project  columns: id  (rows=253 cost=8026.1)
'  FullScan places  filter: (country = 1) AND (zone = 3); reads: country, zone, id  (rows=253 cost=8013.5)'

EXPLAIN SELECT id FROM places WHERE zone IN (1, 2, 3) AND sent < 466
----
Project  columns: id  (rows=2886 cost=8289.4)
'  FullScan places  filter: (zone IN (1, 2, 3)) AND (sent < 466); reads: zone, sent, id  (rows=2886 cost=8145.1)'

-- columns compared with each other: one of seven is less
EXPLAIN SELECT id FROM places WHERE come < sent
----
Project  columns: id  (rows=2450 cost=8245.8)
'  FullScan places  filter: come < sent; reads: come, sent, id  (rows=2450 cost=8123.3)'

EXPLAIN SELECT id FROM places WHERE come < sent AND zone = 3
----
Project  columns: id  (rows=184 cost=8019.2)
'  FullScan places  filter: (come < sent) AND (zone = 3); reads: come, sent, zone, id  (rows=184 cost=8010.0)'

-- one of five or so of the places that were sent before 200 have come after 100, not of all
EXPLAIN SELECT id FROM places WHERE sent < 200 AND come > 160
----
Project  columns: id  (rows=746 cost=8075.4)
'  FullScan places  filter: (sent < 200) AND (come > 160); reads: sent, come, id  (rows=746 cost=8038.1)'

-- a hundred groups, not a thousand; and two hundred
EXPLAIN SELECT city, country, COUNT(*) FROM places GROUP BY city, country
----
Project  columns: city, country, count  (rows=100 cost=14010.8)
'  HashAggregate  keys: city, country; aggregates: COUNT(*)  (rows=100 cost=14005.8)'
'    FullScan places  reads: city, country  (rows=20000 cost=9000.8)'

EXPLAIN SELECT DISTINCT country, zone FROM places
----
Distinct  (rows=100 cost=15005.8)
'  Project  columns: country, zone  (rows=20000 cost=10000.8)'
'    FullScan places  reads: country, zone  (rows=20000 cost=9000.8)'

-- so it is with the paths of documents, whatever asks for them; arrays are not among what is tried out
CREATE COLLECTION visits

INSERT INTO visits SELECT JSON_OBJECT('_id': i, 'at': JSON_OBJECT('city': 'c' || i % 40, 'country': 'n' || i % 8), 'tags': JSON_ARRAY('a')) FROM GENERATE_SERIES(1, 8000) AS g(i)

ANALYZE

EXPLAIN SELECT _id FROM visits v WHERE v.at.city = 'c9' AND v.at.country = 'n1'
----
Project  columns: _id  (rows=200 cost=3220.8)
'  FullScan visits v  filter: (at.city = 'c9') AND (at.country = 'n1'); reads: at.city, at.country, _id  (rows=200 cost=3210.8)'

EXPLAIN SELECT _id FROM visits v WHERE JSON_VALUE(_doc, '$.at.city') = 'c9' AND v.at.country = 'n1'
----
Project  columns: _id  (rows=200 cost=3220.8)
'  FullScan visits v  filter: (JSON_VALUE(at, '$.city') = 'c9') AND (at.country = 'n1'); reads: at, at.country, _id  (rows=200 cost=3210.8)'

EXPLAIN SELECT _id FROM visits v WHERE v.at.city IN ('c1', 'c9', 'c17') AND v.at.country LIKE 'n1%' AND 'a' = ANY (v.tags)
----
Project  columns: _id  (rows=600 cost=3260.8)
'  FullScan visits v  filter: (at.city IN ('c1', 'c9', 'c17')) AND (at.country LIKE 'n1%') AND ('a' = ANY tags); reads: at.city, at.country, tags, _id  (rows=600 cost=3230.8)'

-- groups that are computed, too
EXPLAIN SELECT country, sent / 100, COUNT(*) FROM places GROUP BY country, sent / 100
----
Project  columns: country, key, count  (rows=198 cost=14020.6)
'  HashAggregate  keys: country, sent / 100; aggregates: COUNT(*)  (rows=198 cost=14010.7)'
'    FullScan places  reads: country, sent  (rows=20000 cost=9000.8)'

-- different rows of what conditions leave: 12, and 3 or so of each country
EXPLAIN SELECT DISTINCT city FROM places WHERE city BETWEEN 10 AND 21
----
Distinct  (rows=11 cost=8767.0)
'  Project  columns: city  (rows=2188 cost=8219.6)'
'    FullScan places  filter: (city >= 10) AND (city <= 21); reads: city  (rows=2188 cost=8110.2)'

CREATE INDEX places_city ON places(city, sent)

EXPLAIN SELECT DISTINCT ON (city) city, sent, come FROM places WHERE city BETWEEN 10 AND 21 ORDER BY city, sent DESC, come
----
Project  columns: city, sent, come  (rows=11 cost=4110.1)
'  Distinct  on: city  (rows=11 cost=4109.6)'
'    Sort  keys: city NULLS FIRST, sent DESC NULLS LAST, come NULLS FIRST; in order by: city NULLS FIRST  (rows=2188 cost=3562.2)'
'      IndexScan places  index: places_city; range: city >= 10 AND city <= 21; reads: city, sent, come  (rows=2188 cost=3063.3)'

EXPLAIN SELECT city FROM places WHERE city BETWEEN 10 AND 21 UNION SELECT zone FROM places WHERE zone < 3
----
SetOperation UNION  (rows=14 cost=11503.2)
'  Project  columns: places.city  (rows=2188 cost=875.8)'
'    IndexOnlyScan places  index: places_city; range: city >= 10 AND city <= 21  (rows=2188 cost=766.4)'
'  Project  columns: places.zone  (rows=5940 cost=8594.8)'
'    FullScan places  filter: places.zone < 3; reads: zone  (rows=5940 cost=8297.8)'

-- one value of many is as rare as it is, whatever is made of it
EXPLAIN SELECT id FROM places WHERE COALESCE(sent, 0) = 7
----
Project  columns: id  (rows=23 cost=6003.1)
'  IndexOnlyScan places  index: places_city; range: all; filter: (CASE WHEN NOT (sent IS NULL) THEN sent ELSE 0 END) = 7  (rows=23 cost=6001.9)'
