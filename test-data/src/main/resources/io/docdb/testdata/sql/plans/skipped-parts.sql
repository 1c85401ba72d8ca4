-- An index serves a condition on a later part, too, where the parts before it have few values: the condition is sought for each.

CREATE TABLE people(id INTEGER PRIMARY KEY, country VARCHAR(10), sex VARCHAR(1), age INTEGER, name VARCHAR(20))

INSERT INTO people SELECT i, 'c' || i % 10, CASE WHEN i % 2 = 0 THEN 'f' ELSE 'm' END, i * 7919 % 1000, 'n' || i FROM GENERATE_SERIES(1, 10000) AS g(i)

INSERT INTO people VALUES (10001, NULL, 'f', 500, 'null'), (10002, 'c3', NULL, 500, 'null'), (10003, 'c3', 'm', NULL, 'null')

CREATE INDEX people_country ON people(country, sex, age)

ANALYZE

-- both parts have twenty combinations and those with NULL
EXPLAIN SELECT name FROM people WHERE age = 500
----
Project  columns: name  (rows=10 cost=32.1)
'  IndexScan people  index: people_country; range: age = 500; for each: country, sex; reads: age, name  (rows=10 cost=31.6)'

SELECT COUNT(*), MIN(id), MAX(id) FROM people WHERE age = 500
----
12 | 500 | 10002

EXPLAIN SELECT id FROM people WHERE age BETWEEN 500 AND 501
----
Project  columns: id  (rows=10 cost=21.8)
'  IndexOnlyScan people  index: people_country; range: age >= 500 AND age <= 501; for each: country, sex  (rows=10 cost=21.2)'

SELECT COUNT(*), MIN(id), MAX(id) FROM people WHERE age BETWEEN 500 AND 501
----
22 | 179 | 10002

EXPLAIN SELECT id FROM people WHERE sex = 'm' AND age IN (7, 500)
----
Project  columns: id  (rows=14 cost=32.1)
'  IndexOnlyScan people  index: people_country; range: sex = 'm' AND age = 7 or sex = 'm' AND age = 500; for each: country  (rows=14 cost=31.4)'

SELECT id, country, age FROM people WHERE sex = 'm' AND age IN (7, 500) ORDER BY id LIMIT 3
----
753 | c3 | 7
1753 | c3 | 7
2753 | c3 | 7

SELECT id FROM people WHERE age IS NULL
----
10003

SELECT id FROM people WHERE sex IS NULL
----
10002

-- that many that reading all is no dearer
EXPLAIN SELECT name FROM people WHERE sex = 'm'
----
Project  columns: name  (rows=5003 cost=4502.3)
'  FullScan people  filter: sex = 'm'; reads: sex, name  (rows=5003 cost=4252.1)'

-- changes, in the order in which documents come
UPDATE people SET age = 1500 WHERE age = 500

SELECT COUNT(*) FROM people WHERE age = 1500
----
12

DELETE FROM people WHERE age = 1500 AND sex IS NULL

SELECT COUNT(*) FROM people WHERE age = 1500
----
11

-- the first part has too many values to be sought for each
CREATE INDEX people_name ON people(name, sex, age)

DROP INDEX people_country

ANALYZE

EXPLAIN SELECT id FROM people WHERE sex = 'm' AND age = 7
----
Project  columns: id  (rows=7 cost=3002.1)
'  IndexOnlyScan people  index: people_name; range: all; filter: (sex = 'm') AND (age = 7)  (rows=7 cost=3001.8)'

-- nothing is known of a collection that is small
CREATE TABLE small(id INTEGER PRIMARY KEY, a INTEGER, b INTEGER)

CREATE INDEX small_ab ON small(a, b)

EXPLAIN SELECT * FROM small WHERE b = 1
----
Project  columns: id, a, b  (rows=1 cost=300.9)
'  IndexOnlyScan small  index: small_ab; range: all; filter: b = 1  (rows=1 cost=300.9)'
