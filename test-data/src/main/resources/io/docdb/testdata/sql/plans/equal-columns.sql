-- Of columns that are all equal, any two may be what tables are joined by.

CREATE TABLE nation(id INTEGER PRIMARY KEY, region INTEGER)

CREATE TABLE seller(id INTEGER PRIMARY KEY, nation INTEGER)

CREATE TABLE buyer(id INTEGER PRIMARY KEY, nation INTEGER)

CREATE TABLE sale(id INTEGER PRIMARY KEY, buyer INTEGER, seller INTEGER)

INSERT INTO nation SELECT i, i % 5 FROM GENERATE_SERIES(1, 25) AS g(i)

INSERT INTO seller SELECT i, i % 25 + 1 FROM GENERATE_SERIES(1, 200) AS g(i)

INSERT INTO buyer SELECT i, i * 7 % 25 + 1 FROM GENERATE_SERIES(1, 2000) AS g(i)

INSERT INTO sale SELECT i, i * 31 % 1999 + 1, i * 17 % 197 + 1 FROM GENERATE_SERIES(1, 20000) AS g(i)

CREATE INDEX buyer_nation ON buyer(nation)

CREATE INDEX sale_buyer ON sale(buyer)

ANALYZE

-- the buyers of a region, though they are compared with sellers alone
EXPLAIN SELECT COUNT(*) FROM sale x, buyer b, seller s, nation n WHERE x.buyer = b.id AND x.seller = s.id AND b.nation = s.nation AND s.nation = n.id AND n.region = 3
----
Project  columns: count  (rows=1 cost=8189.8)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=8189.8)'
'    HashJoin inner  keys: x.seller = s.id AND n.id = s.nation; build: right  (rows=160 cost=8149.8)'
'      IndexLoopJoin inner  (rows=3998 cost=6681.6)'
'        IndexLoopJoin inner  (rows=400 cost=565.1)'
'          FullScan nation n  filter: n.region = 3; reads: region, id  (rows=5 cost=401.1)'
'          IndexOnlyScan buyer b  index: buyer_nation; range: nation = n.id  (rows=80 cost=28.8)'
'        IndexScan sale x  index: sale_buyer; range: buyer = b.id; reads: buyer, seller  (rows=10 cost=14.8)'
'      FullScan seller s  reads: id, nation  (rows=200 cost=410.8)'

SELECT COUNT(*) FROM sale x, buyer b, seller s, nation n WHERE x.buyer = b.id AND x.seller = s.id AND b.nation = s.nation AND s.nation = n.id AND n.region = 3
----
162

SET docdb.rules.off = 'equal-columns'

SELECT COUNT(*) FROM sale x, buyer b, seller s, nation n WHERE x.buyer = b.id AND x.seller = s.id AND b.nation = s.nation AND s.nation = n.id AND n.region = 3
----
162

SET docdb.rules.off = DEFAULT

-- not where equality does not pass on: a text and another one may be equal to a date, and not to each other
CREATE COLLECTION d

INSERT INTO d(_id, v) VALUES (1, '2024-01-01'), (2, DATE '2024-01-01'), (3, '2024-01-01T00:00:00'), (4, TIMESTAMP '2024-01-01 00:00:00')

SELECT a._id, b._id, c._id FROM d a, d b, d c WHERE a._id < 4 AND b._id = 2 AND a.v = b.v AND b.v = c.v ORDER BY 1, 2, 3
----
1 | 2 | 1
1 | 2 | 2
1 | 2 | 3
1 | 2 | 4
2 | 2 | 1
2 | 2 | 2
2 | 2 | 3
2 | 2 | 4
3 | 2 | 1
3 | 2 | 2
3 | 2 | 3
3 | 2 | 4

-- where it is a part of a key, it is joined with what the other parts are joined with
CREATE TABLE offer(part INTEGER, seller INTEGER, cost INTEGER, PRIMARY KEY (part, seller))

CREATE TABLE line(id INTEGER PRIMARY KEY, part INTEGER, seller INTEGER)

INSERT INTO offer SELECT i % 1000, (i % 1000 + i / 1000 * 37) % 200 + 1, i % 100 FROM GENERATE_SERIES(0, 3999) AS g(i)

INSERT INTO line SELECT i, i % 1000, (i % 1000 + i / 1000 % 4 * 37) % 200 + 1 FROM GENERATE_SERIES(1, 20000) AS g(i)

ANALYZE

EXPLAIN SELECT COUNT(*), SUM(o.cost + s.nation) FROM seller s, offer o, line l WHERE l.seller = s.id AND s.id = o.seller AND l.part = o.part
----
Project  columns: count, sum  (rows=1 cost=24462.5)
'  HashAggregate  aggregates: COUNT(*), SUM(o.cost + s.nation)  (rows=1 cost=24462.5)'
'    HashJoin inner  keys: o.part = l.part AND o.seller = l.seller; build: left  (rows=20000 cost=19462.4)'
'      HashJoin inner  keys: s.id = o.seller; build: left  (rows=4000 cost=3461.6)'
'        FullScan seller s  reads: id, nation  (rows=200 cost=410.8)'
'        FullScan offer o  reads: seller, part, cost  (rows=4000 cost=1800.8)'
'      FullScan line l  reads: seller, part  (rows=20000 cost=9000.8)'

SELECT COUNT(*), SUM(o.cost + s.nation) FROM seller s, offer o, line l WHERE l.seller = s.id AND s.id = o.seller AND l.part = o.part
----
20000 | 1250000
