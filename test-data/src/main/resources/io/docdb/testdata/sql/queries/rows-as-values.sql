-- The values of a row are f1, f2, … of it, as in PostgreSQL.

SELECT (ROW(1, 'a')).f1, (ROW(1, 'a')).F2
----
1 | a

SELECT (ROW(1, 'a')).*
----
1 | a

SELECT (ROW(1, 'a')).f3
----
error 42S22: A row of 2 values has no field "f3": expected f1 to f2 (line 1, column 22)

SELECT s.r.f2, (s.r).f1, (s.r).* FROM (SELECT ROW(1, 'a') AS r) s
----
a | 1 | 1 | a

SELECT (s.r).x FROM (SELECT ROW(1, 'a') AS r) s
----
error 42S22: A row of 2 values has no field "x": expected f1 to f2 (line 1, column 14)

SELECT (s.p).f1, (s.p).f2.f1 FROM (SELECT ROW(1, ROW(2, 3)) AS p) s
----
1 | 2

-- an array of rows becomes columns, if so many are named

SELECT * FROM UNNEST(ARRAY[ROW(1, 'a'), ROW(2, 'b'), NULL]) AS u (x, y)
----
1 | a
2 | b
null | null

SELECT u.y, x + 1 FROM UNNEST(ARRAY[(1, 'a'), (2, 'b')]) AS u (x, y) WHERE x > 1
----
b | 3

SELECT * FROM UNNEST(ARRAY[ROW(1, 'a'), ROW(2, 'b')]) WITH ORDINALITY AS u (x, y, n)
----
1 | a | 1
2 | b | 2

SELECT * FROM UNNEST(ARRAY[ROW(1, 'a'), ROW(2, 'b')], ARRAY[5, 6]) AS u (x, y, z)
----
1 | a | 5
2 | b | 6

SELECT * FROM UNNEST(ARRAY[ROW(1, 'a'), ROW(2, 'b')]) AS u
----
[1,"a"]
[2,"b"]

SELECT u.r.f1 FROM UNNEST(ARRAY[ROW(1, 'a'), ROW(2, 'b')]) AS u (r)
----
1
2

SELECT * FROM UNNEST(ARRAY[ROW(1, 'a'), ROW(2, 'b')]) AS u (x, y, z)
----
error 42601: Too many column names: 3 for a table of 2 columns (line 1, column 15)

CREATE TABLE pair (a INT, b VARCHAR(5))

INSERT INTO pair VALUES (1, 'x'), (2, 'y'), (1, 'x'), (3, NULL)

SELECT (g.r).f1, n FROM (SELECT ROW(a, b) AS r, COUNT(*) AS n FROM pair GROUP BY ROW(a, b)) g ORDER BY 1
----
1 | 2
2 | 1
3 | 1

SELECT x, y FROM (SELECT ARRAY_AGG(ROW(a, b) ORDER BY a) AS list FROM pair) s, UNNEST(s.list) AS u (x, y)
----
1 | x
1 | x
2 | y
3 | null

SELECT x, y FROM UNNEST(ARRAY(SELECT ROW(a, b) FROM pair WHERE a > 1 ORDER BY a)) AS u (x, y)
----
2 | y
3 | null

SELECT (MAX(ROW(a, b))).f1 FROM pair
----
3

SELECT a, (ROW(a, b)).f2 FROM pair GROUP BY a, b ORDER BY 1
----
1 | x
2 | y
3 | null
