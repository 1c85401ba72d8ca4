-- Two conditions, an index for each, many documents for each of them and few for both: the keys they have in common.

CREATE TABLE parts(id INTEGER PRIMARY KEY, color INTEGER, size INTEGER, made INTEGER, note VARCHAR(40), code INTEGER UNIQUE)

INSERT INTO parts SELECT i, i * 7907 % 41, i * 7919 % 37, i, 'note ' || i, i FROM GENERATE_SERIES(1, 20000) AS g(i)

INSERT INTO parts VALUES (20001, 5, NULL, 1, 'no size', NULL), (20002, NULL, 7, 1, 'no color', NULL)

CREATE INDEX parts_color ON parts(color)

CREATE INDEX parts_size ON parts(size)

CREATE INDEX parts_made ON parts(made)

ANALYZE

EXPLAIN SELECT id, note FROM parts WHERE color = 5 AND size = 7
----
Project  columns: id, note  (rows=11 cost=271.7)
'  IndexIntersection parts  indexes: parts_color: color = 5; parts_size: size = 7; reads: color, size, id, note  (rows=11 cost=271.1)'

SELECT id, note FROM parts WHERE color = 5 AND size = 7
----
1154 | note 1154
2671 | note 2671
4188 | note 4188
5705 | note 5705
7222 | note 7222
8739 | note 8739
10256 | note 10256
11773 | note 11773
13290 | note 13290
14807 | note 14807
16324 | note 16324
17841 | note 17841
19358 | note 19358

-- where nothing is read of the documents, they are not visited
EXPLAIN SELECT COUNT(*) FROM parts WHERE color = 5 AND size = 7
----
Project  columns: count  (rows=1 cost=261.0)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=260.9)'
'    IndexIntersection parts  indexes: parts_color: color = 5; parts_size: size = 7  (rows=11 cost=258.2)'

SELECT COUNT(*) FROM parts WHERE color = 5 AND size = 7
----
13

-- a range is sorted first
EXPLAIN SELECT id, note FROM parts WHERE color = 5 AND made BETWEEN 9000 AND 9350
----
Project  columns: id, note  (rows=10 cost=327.3)
'  IndexIntersection parts  indexes: parts_made: made >= 9000 AND made <= 9350; parts_color: color = 5; reads: color, made, id, note  (rows=10 cost=326.8)'

SELECT id, note FROM parts WHERE color = 5 AND made BETWEEN 9000 AND 9350
----
9026 | note 9026
9067 | note 9067
9108 | note 9108
9149 | note 9149
9190 | note 9190
9231 | note 9231
9272 | note 9272
9313 | note 9313

EXPLAIN SELECT note FROM parts WHERE color IS NULL AND size = 7
----
Project  columns: note  (rows=1 cost=2.2)
'  IndexScan parts  index: parts_color; range: color IS null; filter: (color IS NULL) AND (size = 7); reads: color, size, note  (rows=1 cost=2.2)'

SELECT note FROM parts WHERE color IS NULL AND size = 7
----
no color

-- one document at most: one index is enough
EXPLAIN SELECT note FROM parts WHERE code = 77 AND size = 7
----
Project  columns: note  (rows=1 cost=2.2)
'  IndexScan parts  index: parts_code_key; range: code = 77; filter: size = 7; reads: code, size, note  (rows=1 cost=2.2)'

-- a transaction sees what it has written itself
BEGIN

UPDATE parts SET size = 7 WHERE id = 20001

DELETE FROM parts WHERE color = 5 AND size = 7 AND id BETWEEN 1 AND 20000

SELECT id, note FROM parts WHERE color = 5 AND size = 7
----
20001 | no size

UPDATE parts SET note = 'both' WHERE color = 5 AND size = 7

SELECT note FROM parts WHERE color = 5 AND size = 7
----
both

ROLLBACK

SET docdb.rules.off = 'index-intersection'

EXPLAIN SELECT id, note FROM parts WHERE color = 5 AND size = 7
----
Rules off: index-intersection
Project  columns: id, note  (rows=11 cost=666.1)
'  IndexScan parts  index: parts_color; range: color = 5; filter: size = 7; reads: color, size, id, note  (rows=11 cost=665.6)'
