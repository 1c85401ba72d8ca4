-- Comparisons of many values with all rows of a query, or with any: what holds for the least and the greatest of them holds for all.

CREATE TABLE t(id INTEGER PRIMARY KEY, y INTEGER, z INTEGER, d DATE, s VARCHAR(10))

INSERT INTO t VALUES (1, 3, 3, DATE '2024-01-03', 'c'), (2, 5, NULL, DATE '2024-01-05', 'e'), (3, 4, 5, DATE '2024-01-04', 'd')

SELECT x, x >= ALL (SELECT y FROM t), x > ALL (SELECT y FROM t), x <= ALL (SELECT y FROM t), x < ALL (SELECT y FROM t), x = ALL (SELECT y FROM t) FROM (VALUES (2), (3), (4), (5), (6), (NULL)) v(x)
----
2 | false | false | true | true | false
3 | false | false | true | false | false
4 | false | false | false | false | false
5 | true | false | false | false | false
6 | true | true | false | false | false
null | null | null | null | null | null

SELECT x, x >= ANY (SELECT y FROM t), x > ANY (SELECT y FROM t), x <= ANY (SELECT y FROM t), x < ANY (SELECT y FROM t), x <> ANY (SELECT y FROM t) FROM (VALUES (2), (3), (4), (5), (6), (NULL)) v(x)
----
2 | false | false | true | true | true
3 | true | false | true | true | true
4 | true | true | true | true | true
5 | true | true | true | false | true
6 | true | true | false | false | true
null | null | null | null | null | null

-- NULL among them: unknown, unless one of the others decides
SELECT x, x >= ALL (SELECT z FROM t), x <= ALL (SELECT z FROM t), x = ALL (SELECT z FROM t), x >= ANY (SELECT z FROM t), x < ANY (SELECT z FROM t), x <> ANY (SELECT z FROM t) FROM (VALUES (2), (3), (4), (5), (6), (NULL)) v(x)
----
2 | false | null | false | null | true | true
3 | false | null | false | true | true | true
4 | false | false | false | true | true | true
5 | null | false | false | true | null | true
6 | null | false | false | true | null | true
null | null | null | null | null | null | null

SELECT x, x >= ALL (SELECT z FROM t WHERE z IS NULL), x < ANY (SELECT z FROM t WHERE z IS NULL) FROM (VALUES (2), (NULL)) v(x)
----
2 | null | null
null | null | null

-- none at all
SELECT x, x >= ALL (SELECT y FROM t WHERE id > 9), x = ALL (SELECT y FROM t WHERE id > 9), x < ANY (SELECT y FROM t WHERE id > 9), x <> ANY (SELECT y FROM t WHERE id > 9) FROM (VALUES (2), (NULL)) v(x)
----
2 | true | true | false | false
null | true | true | false | false

-- all of them the same
SELECT x, x = ALL (SELECT y FROM t WHERE id = 1), x <> ANY (SELECT y FROM t WHERE id = 1) FROM (VALUES (2), (3), (NULL)) v(x)
----
2 | false | true
3 | true | false
null | null | null

SELECT x, x > ALL (SELECT d FROM t), x < ANY (SELECT d FROM t) FROM (VALUES (DATE '2024-01-03'), (DATE '2024-01-06')) v(x)
----
"2024-01-03" | false | true
"2024-01-06" | true | false

-- numbers of other types, and dates beside times
SELECT x, x >= ALL (SELECT y FROM t), x < ANY (SELECT y + 0.5 FROM t) FROM (VALUES (4.99), (5.0), (5.5)) v(x)
----
4.99 | false | true
5.0 | true | true
5.5 | true | false

SELECT x, x > ALL (SELECT d FROM t), x <= ANY (SELECT d FROM t) FROM (VALUES (TIMESTAMP '2024-01-05 00:00:00'), (TIMESTAMP '2024-01-05 00:00:01')) v(x)
----
"2024-01-05T00:00:00" | false | true
"2024-01-05T00:00:01" | true | false

SELECT x, x > ALL (SELECT s FROM t), x <= ANY (SELECT s FROM t) FROM (VALUES ('b'), ('d'), ('f')) v(x)
----
b | false | true
d | false | true
f | true | false

-- of another group for each row, several times
SELECT a.id, b.k, a.y >= ALL (SELECT c.y FROM t c WHERE c.id <= b.k) FROM t a CROSS JOIN (VALUES (1), (2)) b(k) ORDER BY a.id, b.k
----
1 | 1 | true
1 | 2 | false
2 | 1 | true
2 | 2 | true
3 | 1 | true
3 | 2 | false

-- values of several kinds are compared one by one
CREATE COLLECTION mixed

INSERT INTO mixed VALUES ('{"_id": 1, "v": 3}'), ('{"_id": 2, "v": "2024-01-05"}'), ('{"_id": 3, "v": true}')

SELECT x, x >= ALL (SELECT v FROM mixed WHERE _id = 1), x <> ANY (SELECT v FROM mixed), x < ANY (SELECT v FROM mixed) FROM (VALUES (2), (4)) w(x)
----
2 | false | true | true
4 | true | true | null

SELECT x, x <= ANY (SELECT v FROM mixed), x = ALL (SELECT v FROM mixed WHERE _id = 2) FROM (VALUES (DATE '2024-01-05'), (DATE '2024-01-06')) w(x)
----
"2024-01-05" | true | true
"2024-01-06" | null | false

SELECT COUNT(*) FROM GENERATE_SERIES(1, 3000) AS a(x) WHERE x >= ALL (SELECT i FROM GENERATE_SERIES(1, 3000) AS b(i))
----
1
