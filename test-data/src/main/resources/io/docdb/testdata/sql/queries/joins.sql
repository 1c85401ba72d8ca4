CREATE TABLE a (id INT PRIMARY KEY, x INT, t VARCHAR(10));

CREATE TABLE b (id INT PRIMARY KEY, x INT, u VARCHAR(10));

INSERT INTO a VALUES (1, 10, 'a1'), (2, 20, 'a2'), (3, NULL, 'a3'), (4, 20, 'a4');

INSERT INTO b VALUES (1, 20, 'b1'), (2, NULL, 'b2'), (3, 30, 'b3'), (5, 20, NULL);

-- null equals nothing
SELECT a.id, b.id FROM a JOIN b ON a.x = b.x
----
2 | 1
2 | 5
4 | 1
4 | 5

SELECT a.id, b.id FROM a INNER JOIN b ON a.x = b.x AND b.u IS NOT NULL
----
2 | 1
4 | 1

SELECT a.id, b.id FROM a LEFT JOIN b ON a.x = b.x
----
1 | null
2 | 1
2 | 5
3 | null
4 | 1
4 | 5

SELECT a.id, b.id FROM a RIGHT JOIN b ON a.x = b.x
----
2 | 1
2 | 5
4 | 1
4 | 5
null | 3
null | 2

SELECT a.id, b.id FROM a FULL OUTER JOIN b ON a.x = b.x
----
1 | null
2 | 1
2 | 5
3 | null
4 | 1
4 | 5
null | 3
null | 2

SELECT a.id, b.id FROM a LEFT JOIN b ON a.x = b.x AND a.id > 2
----
1 | null
2 | null
3 | null
4 | 1
4 | 5

-- a condition in WHERE takes the outer rows away again
SELECT a.id, b.id FROM a LEFT JOIN b ON a.x = b.x WHERE b.id > 1
----
2 | 5
4 | 5

SELECT a.id FROM a LEFT JOIN b ON a.x = b.x WHERE b.id IS NULL
----
1
3

SELECT COUNT(*) FROM a CROSS JOIN b
----
16

SELECT COUNT(*) FROM a, b WHERE a.x < b.x
----
5

SELECT * FROM a JOIN b USING (id)
----
1 | 10 | a1 | 20 | b1
2 | 20 | a2 | null | b2
3 | null | a3 | 30 | b3

SELECT * FROM a NATURAL JOIN b
----
(no rows)

SELECT id, a.x, b.x FROM a NATURAL LEFT JOIN (SELECT id, u FROM b) n JOIN b USING (id)
----
1 | 10 | 20
2 | 20 | null
3 | null | 30

SELECT id, t, u FROM a FULL JOIN b USING (id)
----
1 | a1 | b1
2 | a2 | b2
3 | a3 | b3
4 | a4 | null
5 | null | null

SELECT a.*, b.u FROM a JOIN b ON a.id = b.id
----
1 | 10 | a1 | b1
2 | 20 | a2 | b2
3 | null | a3 | b3

SELECT b.*, a.id FROM a JOIN b ON a.id = b.id WHERE a.id = 1
----
1 | 20 | b1 | 1

-- the same collection twice
SELECT p.id, q.id FROM a p JOIN a q ON p.x = q.x AND p.id < q.id
----
2 | 4

SELECT p.id, q.id FROM a p LEFT JOIN a q ON q.id = p.id + 1 ORDER BY p.id
----
1 | 2
2 | 3
3 | 4
4 | null

-- not an equality
SELECT a.id, b.id FROM a JOIN b ON a.x < b.x ORDER BY 1, 2
----
1 | 1
1 | 3
1 | 5
2 | 3
4 | 3

SELECT a.id, b.id FROM a FULL JOIN b ON a.x > b.x ORDER BY 1 NULLS LAST, 2 NULLS LAST
----
1 | null
2 | null
3 | null
4 | null
null | 1
null | 2
null | 3
null | 5

SELECT a.id, s.m FROM a, LATERAL (SELECT MAX(b.id) AS m FROM b WHERE b.x = a.x) s ORDER BY a.id
----
1 | null
2 | 5
3 | null
4 | 5

SELECT a.id, s.id FROM a LEFT JOIN LATERAL (SELECT b.id FROM b WHERE b.x = a.x ORDER BY b.id DESC LIMIT 1) s ON TRUE ORDER BY a.id
----
1 | null
2 | 5
3 | null
4 | 5

SELECT a.id, b.id, c.id FROM a LEFT JOIN b ON a.x = b.x LEFT JOIN a c ON c.x = b.x ORDER BY 1, 2, 3
----
1 | null | null
2 | 1 | 2
2 | 1 | 4
2 | 5 | 2
2 | 5 | 4
3 | null | null
4 | 1 | 2
4 | 1 | 4
4 | 5 | 2
4 | 5 | 4

SELECT a.id, b.id, c.id FROM a LEFT JOIN (b JOIN a c ON c.id = b.id) ON a.id = c.id ORDER BY 1
----
1 | 1 | 1
2 | 2 | 2
3 | 3 | 3
4 | null | null

SELECT a.id FROM a JOIN b ON a.id = b.id AND a.x IS NOT DISTINCT FROM b.x
----
(no rows)

SELECT a.id, b.id FROM a JOIN b ON a.x IS NOT DISTINCT FROM b.x ORDER BY 1, 2
----
2 | 1
2 | 5
3 | 2
4 | 1
4 | 5

SELECT id FROM a JOIN b ON a.id = b.id
----
error 42702: Column "id" is ambiguous: it may be a.id or b.id; say which table is meant (line 1, column 8)

SELECT a.id FROM a JOIN b ON a.nothing = b.id
----
error 42S22: Column "nothing" not found in table "a"; there are [id, t, x] (line 1, column 30)

SELECT * FROM a JOIN b USING (t)
----
error 42S22: Column "t" of USING not found on the right side of the join (line 1, column 31)

SELECT 1 FROM a LEFT JOIN b ON FALSE
----
1
1
1
1

SELECT a.id, b.id FROM a FULL JOIN b ON FALSE WHERE a.id = 1 OR b.id = 1
----
1 | null
null | 1

SELECT COUNT(*) FROM a LEFT JOIN b ON NULL
----
4

SELECT x, COUNT(*) FROM a JOIN b USING (x) GROUP BY x
----
20 | 4

SELECT COUNT(t.id) FROM (a JOIN b USING (id)) t
----
3

-- a table function whose argument is a subquery of its own is not lateral
SELECT b.x, g FROM (VALUES (1), (9)) b (x) FULL JOIN GENERATE_SERIES(1, (SELECT MAX(y) FROM (VALUES (2)) m (y))) g ON g = b.x ORDER BY 2, 1
----
9 | null
1 | 1
null | 2

-- the column of a table function keeps the name the function gives it beside the alias, unless a table has a column of it
SELECT r.x, r, x FROM SYSTEM_RANGE(1, 2) r WHERE r.x > 1
----
2 | 2 | 2

SELECT x, r.x FROM (VALUES (7)) t (x), SYSTEM_RANGE(1, 1) r
----
7 | 1

SELECT (SELECT MAX(x) FROM SYSTEM_RANGE(1, 5) r) FROM SYSTEM_RANGE(1, 1)
----
5

SELECT x FROM SYSTEM_RANGE(1, 1) a, SYSTEM_RANGE(1, 1) b
----
error 42702

SELECT * FROM (VALUES (1)) AS a(x) JOIN (VALUES (1)) AS b(x) USING (x, X)
----
error 42710: Column "X" stands twice in USING (line 1, column 72)
