-- What a query gave for a value is not its answer for an equal one in another form, which the query may tell apart.

CREATE COLLECTION d

CREATE TABLE t(id INTEGER PRIMARY KEY)

INSERT INTO t VALUES (1), (2)

INSERT INTO d(_id, x) VALUES (1, 1), (2, 1.0), (3, 1.00), (4, 1), (5, 1.0)

SELECT _id, (SELECT CAST(d.x AS VARCHAR) || ':' || COUNT(*) FROM t) AS y FROM d ORDER BY _id
----
1 | '1:2'
2 | '1.0:2'
3 | '1.00:2'
4 | '1:2'
5 | '1.0:2'

SELECT _id, EXISTS (SELECT 1 FROM t WHERE t.id < 9 AND CAST(d.x AS VARCHAR) = '1.0') AS e FROM d ORDER BY _id
----
1 | false
2 | true
3 | false
4 | false
5 | true

SELECT _id, ARRAY(SELECT CAST(d.x AS VARCHAR) FROM t WHERE t.id = 1) AS y FROM d WHERE _id < 3 ORDER BY _id
----
1 | ["1"]
2 | ["1.0"]

SELECT _id FROM d WHERE _id > 7 OR x IN (SELECT t.id FROM t WHERE CAST(d.x AS VARCHAR) = '1.0') ORDER BY _id
----
2
5

SELECT d._id, v.y FROM d, LATERAL (SELECT CAST(d.x AS VARCHAR) AS y, COUNT(*) FROM t WHERE t.id < 9) v ORDER BY d._id
----
1 | '1'
2 | '1.0'
3 | '1.00'
4 | '1'
5 | '1.0'
