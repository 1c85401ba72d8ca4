-- Conditions with queries in them go into both parts of a union, where there may be an index for them; what depends on nothing is
-- run once.

CREATE TABLE current(id INTEGER PRIMARY KEY, customer INTEGER, total INTEGER)

CREATE TABLE archive(id INTEGER PRIMARY KEY, customer INTEGER, total INTEGER)

CREATE TABLE vip(customer INTEGER PRIMARY KEY, since INTEGER)

INSERT INTO current SELECT i, i % 400, i % 97 FROM GENERATE_SERIES(5001, 8000) AS g(i)

INSERT INTO archive SELECT i, i % 400, i % 97 FROM GENERATE_SERIES(1, 5000) AS g(i)

INSERT INTO vip SELECT i * 40, 2000 + i FROM GENERATE_SERIES(1, 9) AS g(i)

CREATE INDEX current_customer ON current(customer)

CREATE INDEX archive_customer ON archive(customer)

CREATE VIEW orders AS SELECT id, customer, total FROM current UNION ALL SELECT id, customer, total FROM archive

ANALYZE

EXPLAIN SELECT id, total FROM orders WHERE customer = (SELECT MAX(customer) FROM vip)
----
Project  columns: id, total  (rows=20 cost=37.6)
'  SetOperation UNION ALL  (rows=20 cost=36.6)'
'    Project  columns: current.id, current.total  (rows=8 cost=11.7)'
'      IndexScan current  index: current_customer; range: customer = (subquery); reads: customer, id, total  (rows=8 cost=11.3)'
'        Subquery'
'          Project  columns: max  (rows=1 cost=1.3)'
'            HashAggregate  aggregates: MAX(vip.customer)  (rows=1 cost=1.3)'
'              Limit  count: 1  (rows=1 cost=1.2)'
'                KeyScan vip  range: key IS NOT NULL; direction: descending; reads: customer  (rows=1 cost=1.2)'
'    Project  columns: archive.id, archive.total  (rows=13 cost=18.9)'
'      IndexScan archive  index: archive_customer; range: customer = (subquery); reads: customer, id, total  (rows=13 cost=18.3)'
'        Subquery'
'          Project  columns: max  (rows=1 cost=1.3)'
'            HashAggregate  aggregates: MAX(vip.customer)  (rows=1 cost=1.3)'
'              Limit  count: 1  (rows=1 cost=1.2)'
'                KeyScan vip  range: key IS NOT NULL; direction: descending; reads: customer  (rows=1 cost=1.2)'

SELECT COUNT(*), SUM(total) FROM orders WHERE customer = (SELECT MAX(customer) FROM vip)
----
20 | 1041

EXPLAIN SELECT id FROM orders WHERE customer IN (SELECT customer FROM vip WHERE since > 2007) OR id = 17
----
Project  columns: id  (rows=42 cost=89.3)
'  SetOperation UNION ALL  (rows=42 cost=87.2)'
'    Project  columns: current.id  (rows=16 cost=28.8)'
'      IndexUnion current  indexes: current_customer: customer = ANY ARRAY(subquery); keys: key = 17; filter: (current.customer = ANY(subquery)) OR (current.id = 17); reads: customer, id  (rows=16 cost=28.0)'
'        Subquery'
'          Project  columns: vip.customer  (rows=2 cost=401.0)'
'            FullScan vip  filter: vip.since > 2007; reads: since, customer  (rows=2 cost=400.9)'
'    Project  columns: archive.id  (rows=26 cost=45.8)'
'      IndexUnion archive  indexes: archive_customer: customer = ANY ARRAY(subquery); keys: key = 17; filter: (archive.customer = ANY(subquery)) OR (archive.id = 17); reads: customer, id  (rows=26 cost=44.5)'
'        Subquery'
'          Project  columns: vip.customer  (rows=2 cost=401.0)'
'            FullScan vip  filter: vip.since > 2007; reads: since, customer  (rows=2 cost=400.9)'

SELECT COUNT(*), SUM(id) FROM orders WHERE customer IN (SELECT customer FROM vip WHERE since > 2007) OR id = 17
----
41 | 165617

SELECT id FROM (SELECT id, total FROM current EXCEPT SELECT id, 1 FROM archive) q WHERE id > (SELECT MAX(id) - 3 FROM current) AND total < (SELECT MAX(total) FROM archive)
----
7998
7999
8000

SELECT id FROM (SELECT customer AS id FROM current UNION SELECT customer FROM archive) q WHERE id >= ALL (SELECT customer FROM vip) AND id < 363
----
360
361
362

-- none is there: it is not less than that
SELECT id FROM orders WHERE id > (SELECT MAX(customer) FROM vip WHERE since > 3000)
----
(no rows)

-- what depends on the row is asked above, as is what may differ each time
EXPLAIN SELECT id FROM orders o WHERE total = (SELECT MAX(since) - 1000 FROM vip v WHERE v.customer > o.customer)
----
Project  columns: id  (rows=82 cost=6805.7)
'  Filter  filter: total = (subquery)  (rows=82 cost=6801.6)'
'    Subquery'
'      Project  columns: max - 1000  (rows=1 cost=1.7)'
'        HashAggregate  aggregates: MAX(v.since)  (rows=1 cost=1.6)'
'          Project  columns: v.since  (rows=3 cost=0.9)'
'            Filter  filter: v.customer > customer  (rows=3 cost=0.9)'
'              Materialize  (rows=9 cost=0.5)'
'                FullScan vip v  reads: customer, since  (rows=9 cost=400.9)'
'    SetOperation UNION ALL  (rows=8000 cost=6401.6)'
'      Project  columns: current.id, current.customer, current.total  (rows=3000 cost=1500.8)'
'        FullScan current  reads: id, customer, total  (rows=3000 cost=1350.8)'
'      Project  columns: archive.id, archive.customer, archive.total  (rows=5000 cost=2500.8)'
'        FullScan archive  reads: id, customer, total  (rows=5000 cost=2250.8)'

EXPLAIN SELECT id FROM orders WHERE id = (SELECT CAST(RANDOM() * 1000 AS INTEGER))
----
Project  columns: id  (rows=2 cost=6001.7)
'  Filter  filter: id = (subquery)  (rows=2 cost=6001.6)'
'    Subquery'
'      Project  columns: CAST(RANDOM() * 1000 AS INTEGER)  (rows=1 cost=0.1)'
'        Values  rows: 1  (rows=1 cost=0.1)'
'    SetOperation UNION ALL  (rows=8000 cost=5601.6)'
'      Project  columns: current.id  (rows=3000 cost=1200.8)'
'        IndexOnlyScan current  index: current_customer; range: all  (rows=3000 cost=1050.8)'
'      Project  columns: archive.id  (rows=5000 cost=2000.8)'
'        IndexOnlyScan archive  index: archive_customer; range: all  (rows=5000 cost=1750.8)'

SET docdb.rules.off = 'push-filters'

EXPLAIN SELECT id, total FROM orders WHERE customer = (SELECT MAX(customer) FROM vip)
----
Rules off: push-filters
Project  columns: id, total  (rows=20 cost=6802.6)
'  Filter  filter: customer = (subquery)  (rows=20 cost=6801.6)'
'    Subquery'
'      Project  columns: max  (rows=1 cost=1.3)'
'        HashAggregate  aggregates: MAX(vip.customer)  (rows=1 cost=1.3)'
'          Limit  count: 1  (rows=1 cost=1.2)'
'            KeyScan vip  range: key IS NOT NULL; direction: descending; reads: customer  (rows=1 cost=1.2)'
'    SetOperation UNION ALL  (rows=8000 cost=6401.6)'
'      Project  columns: current.id, current.customer, current.total  (rows=3000 cost=1500.8)'
'        FullScan current  reads: id, customer, total  (rows=3000 cost=1350.8)'
'      Project  columns: archive.id, archive.customer, archive.total  (rows=5000 cost=2500.8)'
'        FullScan archive  reads: id, customer, total  (rows=5000 cost=2250.8)'

SELECT COUNT(*), SUM(total) FROM orders WHERE customer = (SELECT MAX(customer) FROM vip)
----
20 | 1041

SELECT COUNT(*), SUM(id) FROM orders WHERE customer IN (SELECT customer FROM vip WHERE since > 2007) OR id = 17
----
41 | 165617

SELECT id FROM (SELECT id, total FROM current EXCEPT SELECT id, 1 FROM archive) q WHERE id > (SELECT MAX(id) - 3 FROM current) AND total < (SELECT MAX(total) FROM archive)
----
7998
7999
8000

SELECT id FROM (SELECT customer AS id FROM current UNION SELECT customer FROM archive) q WHERE id >= ALL (SELECT customer FROM vip) AND id < 363
----
360
361
362
