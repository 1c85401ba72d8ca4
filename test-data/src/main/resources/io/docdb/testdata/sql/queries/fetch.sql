-- LIMIT, OFFSET and FETCH in all their forms

CREATE TABLE t (id INT PRIMARY KEY, g VARCHAR(5), v INT);

INSERT INTO t VALUES (1, 'a', 10), (2, 'a', 20), (3, 'b', 30), (4, 'b', NULL), (5, NULL, 50), (6, 'b', 30)
----
changed 6

SELECT id FROM t ORDER BY id LIMIT 2
----
1
2

SELECT id FROM t ORDER BY id LIMIT 2 OFFSET 3
----
4
5

SELECT id FROM t ORDER BY id OFFSET 3 LIMIT 2
----
4
5

SELECT id FROM t ORDER BY id LIMIT 1, 2
----
2
3

SELECT id FROM t ORDER BY id LIMIT ALL OFFSET 4
----
5
6

SELECT id FROM t ORDER BY id LIMIT NULL OFFSET 4
----
5
6

SELECT id FROM t ORDER BY id OFFSET 2 ROWS FETCH NEXT 1 ROW ONLY
----
3

SELECT id FROM t ORDER BY id FETCH FIRST ROW ONLY
----
1

SELECT id FROM t ORDER BY id LIMIT 1 + 1
----
1
2

SELECT id FROM t ORDER BY id LIMIT (SELECT 2)
----
1
2

SELECT id FROM t LIMIT 0
----
(no rows)

SELECT id FROM t ORDER BY id OFFSET 100
----
(no rows)

SELECT v FROM t ORDER BY v NULLS LAST OFFSET 2 FETCH FIRST 1 ROW WITH TIES
----
30
30

SELECT v FROM t ORDER BY v NULLS FIRST FETCH FIRST 2 ROWS WITH TIES
----
null
10

SELECT id FROM t FETCH FIRST 1 ROW WITH TIES
----
error 42601: WITH TIES expects an ORDER BY (line 1, column 18)

SELECT id FROM t ORDER BY id FETCH FIRST 50 PERCENT ROWS ONLY
----
1
2
3

-- a share of rows is rounded up
SELECT id FROM t ORDER BY id FETCH FIRST 20 PERCENT ROWS ONLY
----
1
2

SELECT id FROM t ORDER BY id DESC OFFSET 1 ROW FETCH NEXT 20 PERCENT ROWS ONLY
----
5
4

SELECT v FROM t ORDER BY v NULLS LAST FETCH FIRST 40 PERCENT ROWS WITH TIES
----
10
20
30
30

SELECT DISTINCT g FROM t ORDER BY g NULLS LAST FETCH FIRST 60 PERCENT ROWS ONLY
----
a
b

SELECT g, COUNT(*) FROM t GROUP BY g ORDER BY 2 DESC FETCH FIRST 10 PERCENT ROWS ONLY
----
b | 3

SELECT id FROM t UNION SELECT 9 ORDER BY 1 FETCH FIRST 50.5 PERCENT ROWS ONLY
----
1
2
3
4

SELECT COUNT(*) FROM (SELECT id FROM t FETCH FIRST 100 PERCENT ROWS ONLY) q
----
6

SELECT id FROM t FETCH FIRST 0 PERCENT ROWS ONLY
----
(no rows)

SELECT id FROM t FETCH FIRST -1 PERCENT ROWS ONLY
----
error 2201W: FETCH … PERCENT expects a number of rows, 0 or more, found -1 (line 1, column 30)

SELECT id FROM t LIMIT -2
----
error 2201W: LIMIT expects a number of rows, 0 or more, found -2 (line 1, column 24)

SELECT id FROM t LIMIT 'a'
----
error 2201W: LIMIT expects a number of rows, 0 or more, found CHARACTER VARYING (line 1, column 24)

SELECT id FROM t LIMIT v
----
error 42S22: Column "v" not found (line 1, column 24)

SELECT id FROM t OFFSET -2
----
error 2201W: OFFSET expects a number of rows, 0 or more, found -2 (line 1, column 25)

SELECT id FROM t LIMIT 1 LIMIT 2
----
error 42601: Syntax error: expected ",", OFFSET, ";" or end of statement, found "LIMIT" (line 1, column 26)

-- SQL Server's TOP says the same at the beginning: of the whole query, in its order.
SELECT TOP 2 id FROM t ORDER BY id DESC
----
6
5

SELECT TOP (1) WITH TIES g, v FROM t WHERE v IS NOT NULL AND g = 'b' ORDER BY v
----
b | 30
b | 30

SELECT TOP 50 PERCENT id FROM t ORDER BY id
----
1
2
3

SELECT DISTINCT TOP 1 g FROM t WHERE g IS NOT NULL ORDER BY g
----
a

SELECT id FROM t WHERE id IN (SELECT TOP 1 id FROM t ORDER BY id DESC)
----
6

-- In a UNION it is that of its SELECT.
SELECT TOP 1 id FROM t UNION ALL SELECT TOP 1 v FROM t WHERE v = 50 ORDER BY 1 DESC
----
50
1

SELECT top FROM (VALUES (1)) x(top)
----
1

SELECT TOP 1 id FROM t LIMIT 2
----
error 42601: Syntax error: expected ".", AS, JOIN, ",", WHERE, GROUP, HAVING, WINDOW, QUALIFY, INTERSECT, UNION, EXCEPT or others, found "LIMIT" (line 1, column 24)

-- Oracle's ROWNUM numbers the rows that WHERE lets through, before they are sorted.
SELECT id, ROWNUM FROM t WHERE g = 'b' ORDER BY id
----
3 | 1
4 | 2
6 | 3

SELECT COUNT(*) FROM t WHERE ROWNUM <= 4 AND id > 1
----
4

SELECT COUNT(*), MAX(v) FROM t WHERE ROWNUM < 3
----
2 | 20

SELECT id FROM t WHERE ROWNUM = 1
----
1

SELECT id FROM (SELECT id, rownum AS rn FROM (SELECT id FROM t ORDER BY id DESC) s WHERE rownum <= 4) p WHERE rn > 2 ORDER BY id
----
3
4

-- A column of that name comes first.
SELECT id FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id DESC) AS rownum FROM t) n WHERE rownum <= 2 ORDER BY id
----
5
6

SELECT id FROM t WHERE ROWNUM > 1 OR id = 1
----
error 42P20: Window functions are not allowed in WHERE (line 1, column 24)

SELECT "ROWNUM" FROM (SELECT ROWNUM FROM t) n WHERE "ROWNUM" > 5
----
6

UPDATE t SET v = 0 WHERE g = 'a' AND ROWNUM <= 1
----
changed 1

DELETE FROM t WHERE ROWNUM < 3
----
changed 2

SELECT COUNT(*) FROM t
----
4

DELETE FROM t WHERE ROWNUM > 1
----
error 42P20: Window functions are not allowed in WHERE (line 1, column 21)
