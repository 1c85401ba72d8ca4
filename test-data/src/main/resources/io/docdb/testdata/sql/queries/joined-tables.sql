-- Joins in parentheses with a name, and rows of a table as arguments.

CREATE TABLE a (x INT, y INT)

CREATE TABLE b (x INT, z INT)

INSERT INTO a VALUES (1, 10), (2, 20), (NULL, NULL)

INSERT INTO b VALUES (1, 100), (3, 300)

SELECT * FROM (a CROSS JOIN b) j(ax, y, bx, z) WHERE ax = bx
----
1 | 10 | 1 | 100

SELECT j.y, j.z FROM (a JOIN b USING (x)) AS j
----
10 | 100

SELECT y, j.z FROM a JOIN (b AS c JOIN b AS d ON c.x = d.x) AS j(x, z, dx, dz) ON a.x = j.x
----
10 | 100

SELECT a.y FROM (a JOIN b ON a.x = b.x) AS j
----
error 42S22: Table or column "a" not found

SELECT y, z FROM (a JOIN b USING (x)) LEFT JOIN a AS more USING (y)
----
10 | 100

-- a row is there or not, whatever its fields are

SELECT COUNT(a.*), COUNT(b.*), COUNT(*) FROM a LEFT JOIN b ON a.x = b.x
----
3 | 1 | 3
