-- MIN and MAX of dynamic values by index, which orders values of several kinds as they do

CREATE COLLECTION readings PRIMARY KEY (id)

INSERT INTO readings (_doc) SELECT JSON_OBJECT('id': n, 'kind': 'k' || MOD(n, 3), 'value': n) FROM GENERATE_SERIES(1, 3000) AS g (n)

INSERT INTO readings (_doc) VALUES ('{"id": 5001, "kind": "k0", "value": "text"}'), ('{"id": 5002, "kind": "k0", "value": null}'), ('{"id": 5003, "kind": "k1", "value": false}'), ('{"id": 5004, "kind": "k2"}'), ('{"id": 5005, "kind": "k2", "value": [1]}'), ('{"id": 5006, "kind": "none", "value": null}')

SELECT MIN(value), MAX(value) FROM readings
----
false | [1]

SELECT kind, MIN(value), MAX(value) FROM readings GROUP BY kind ORDER BY kind
----
k0 | 3 | text
k1 | false | 2998
k2 | 2 | [1]
none | null | null

CREATE INDEX readings_value ON readings (value)

CREATE INDEX readings_kind ON readings (kind, value DESC)

ANALYZE

EXPLAIN SELECT MIN(value), MAX(value) FROM readings
----
Project  columns: min, max  (rows=1 cost=2.5)
'  HashAggregate  aggregates: MIN(readings.value), MAX(readings.value)  (rows=1 cost=2.4)'
'    SetOperation UNION ALL  (rows=2 cost=2.3)'
'      Limit  count: 1  (rows=1 cost=1.2)'
'        IndexOnlyScan readings  index: readings_value; range: value IS NOT NULL  (rows=1 cost=1.2)'
'      Limit  count: 1  (rows=1 cost=1.2)'
'        IndexOnlyScan readings  index: readings_value; range: value IS NOT NULL; direction: descending  (rows=1 cost=1.2)'

SELECT MIN(value), MAX(value) FROM readings
----
false | [1]

EXPLAIN SELECT MAX(value) FROM readings WHERE kind = 'k1'
----
Project  columns: max  (rows=1 cost=1.3)
'  HashAggregate  aggregates: MAX(value)  (rows=1 cost=1.2)'
'    Limit  count: 1  (rows=1 cost=1.2)'
'      IndexOnlyScan readings  index: readings_kind; range: kind = 'k1' AND value IS NOT NULL  (rows=1 cost=1.2)'

SELECT MAX(value), MIN(value) FROM readings WHERE kind = 'k1'
----
2998 | false

SELECT MAX(value) FROM readings WHERE kind = 'none'
----
null

EXPLAIN SELECT kind, MIN(value), MAX(value) FROM readings GROUP BY kind ORDER BY kind
----
Project  columns: kind, min, max  (rows=4 cost=16.1)
'  Sort  keys: kind NULLS FIRST  (rows=4 cost=15.9)'
'    HashAggregate  keys: kind; aggregates: MIN(value), MAX(value)  (rows=4 cost=15.4)'
'      IndexOnlySkipScan readings  index: readings_kind; range: all; first of each: kind; and of each: first with value IS NOT NULL, last; direction: descending  (rows=8 cost=13.2)'

SELECT kind, MIN(value), MAX(value) FROM readings GROUP BY kind ORDER BY kind
----
k0 | 3 | text
k1 | false | 2998
k2 | 2 | [1]
none | null | null
