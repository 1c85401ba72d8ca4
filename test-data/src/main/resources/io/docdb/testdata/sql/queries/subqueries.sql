CREATE TABLE d (id INT PRIMARY KEY, name VARCHAR(20));

CREATE TABLE e (id INT PRIMARY KEY, dept INT, salary INT);

INSERT INTO d VALUES (1, 'sales'), (2, 'law'), (3, 'empty');

INSERT INTO e VALUES (1, 1, 100), (2, 1, 200), (3, 2, 150), (4, NULL, 50);

SELECT name, (SELECT COUNT(*) FROM e WHERE e.dept = d.id) FROM d
----
sales | 2
law | 1
empty | 0

SELECT name, (SELECT MAX(salary) FROM e WHERE e.dept = d.id) FROM d
----
sales | 200
law | 150
empty | null

SELECT name FROM d WHERE EXISTS (SELECT 1 FROM e WHERE e.dept = d.id)
----
sales
law

SELECT name FROM d WHERE NOT EXISTS (SELECT 1 FROM e WHERE e.dept = d.id)
----
empty

SELECT name FROM d WHERE id IN (SELECT dept FROM e)
----
sales
law

-- a null among the values: nothing is surely not among them
SELECT name FROM d WHERE id NOT IN (SELECT dept FROM e)
----
(no rows)

SELECT name FROM d WHERE id NOT IN (SELECT dept FROM e WHERE dept IS NOT NULL)
----
empty

SELECT id FROM e WHERE salary > ALL (SELECT salary FROM e x WHERE x.dept = 2)
----
2

SELECT id FROM e WHERE salary >= ALL (SELECT salary FROM e)
----
2

SELECT id FROM e WHERE salary < ANY (SELECT salary FROM e x WHERE x.dept = 1)
----
1
3
4

SELECT id FROM e WHERE salary = SOME (SELECT MAX(salary) FROM e GROUP BY dept)
----
2
3
4

SELECT id FROM e WHERE (dept, salary) IN (SELECT dept, MAX(salary) FROM e GROUP BY dept)
----
2
3

SELECT id FROM e WHERE (dept, salary) = (SELECT 1, 200)
----
2

SELECT id FROM e WHERE (dept, salary) IN ((1, 100), (2, 150), (NULL, 50))
----
1
3

SELECT id FROM e o WHERE salary > (SELECT AVG(salary) FROM e i WHERE i.dept = o.dept)
----
2

SELECT (SELECT id FROM e)
----
error 21000: Scalar subquery expected at most one row, found several

SELECT (SELECT id FROM e WHERE FALSE)
----
null

SELECT id FROM e WHERE id IN (SELECT id, dept FROM e)
----
error 42804: Wrong number of columns: the subquery gives 2, expected 1 (line 1, column 27)

SELECT d.name, s.total FROM d LEFT JOIN (SELECT dept, SUM(salary) AS total FROM e GROUP BY dept) s ON s.dept = d.id
----
sales | 300
law | 150
empty | null

SELECT name FROM d WHERE 2 = (SELECT COUNT(*) FROM e WHERE e.dept = d.id)
----
sales

SELECT name FROM d ORDER BY (SELECT SUM(salary) FROM e WHERE e.dept = d.id) DESC NULLS LAST
----
sales
law
empty

SELECT dept, (SELECT name FROM d WHERE d.id = e.dept), SUM(salary) FROM e GROUP BY dept
----
1 | sales | 300
2 | law | 150
null | null | 50

-- two levels up
SELECT name FROM d WHERE EXISTS (SELECT 1 FROM e WHERE e.dept = d.id AND EXISTS (SELECT 1 FROM e f WHERE f.dept = d.id AND f.salary > e.salary))
----
sales

SELECT CASE WHEN EXISTS (SELECT 1 FROM e WHERE salary > 1000) THEN 'rich' ELSE 'poor' END
----
poor

SELECT id, salary + (SELECT MIN(salary) FROM e) FROM e WHERE id = 1
----
1 | 150

SELECT x FROM (VALUES (1), (2), (3)) v (x) WHERE x > (SELECT MIN(id) FROM d)
----
2
3

SELECT COUNT(*) FROM e GROUP BY dept HAVING COUNT(*) > (SELECT 1)
----
2

SELECT name, ARRAY(SELECT id FROM e WHERE e.dept = d.id ORDER BY id) FROM d ORDER BY d.id
----
sales | [1,2]
law | [3]
empty | []

SELECT name FROM d WHERE (SELECT COUNT(*) FROM e WHERE e.dept = d.id) BETWEEN 1 AND 1
----
law

SELECT id IN (SELECT dept FROM e) FROM d ORDER BY id
----
true
true
null

SELECT d.id, (SELECT e.id FROM e WHERE e.dept = d.id ORDER BY salary DESC LIMIT 1) FROM d
----
1 | 2
2 | 3
3 | null

SELECT name FROM d WHERE nothing IN (SELECT dept FROM e)
----
error 42S22: Column "nothing" not found; there are [id, name] (line 1, column 26)

SELECT s.a FROM (SELECT 1 AS a, 2 AS b) AS s WHERE s.b = 2
----
1

SELECT s.a FROM (SELECT 1, 2) AS s (a, b) WHERE s.b = 2
----
1

SELECT * FROM (SELECT 1 AS a)
----
1

SELECT id FROM d WHERE EXISTS (SELECT COUNT(*) FROM e WHERE e.dept = d.id)
----
1
2
3

SELECT (SELECT COUNT(*) FROM (SELECT DISTINCT dept FROM e WHERE e.dept = d.id) q) FROM d
----
1
1
0

SELECT (SELECT SUM(e.salary) FROM e WHERE e.dept > d.id) FROM d
----
150
null
null

-- a column of the inner table that has the name of the outer one, but no fields

CREATE TABLE shop (id INT PRIMARY KEY, name TEXT)

CREATE TABLE visit (id INT PRIMARY KEY, shop INT)

INSERT INTO shop VALUES (1, 'a'), (2, 'b')

INSERT INTO visit VALUES (10, 1), (11, 1)

SELECT name FROM shop WHERE NOT EXISTS (SELECT 1 FROM visit WHERE visit.shop = shop.id)
----
b

SELECT name, (SELECT COUNT(*) FROM visit WHERE shop = shop.id) FROM shop ORDER BY name
----
a | 2
b | 0

SELECT shop.x FROM visit
----
error 42S22

-- a subquery may have two columns of one name; naming it is ambiguous

SELECT * FROM (SELECT 1 AS a, 2 AS a) x
----
1 | 2

SELECT a FROM (SELECT 1 AS a, 2 AS a) x
----
error 42702: Column "a" is ambiguous: "x" has two of this name; give them aliases (line 1, column 8)

WITH w AS (SELECT id, id FROM shop) SELECT w.id FROM w
----
error 42702

-- a subquery in the select list is a key of the groups by its place and by its alias

INSERT INTO visit VALUES (12, NULL)
----
changed 1

SELECT CASE WHEN EXISTS (SELECT 1 FROM shop WHERE shop.id = visit.shop) THEN 'y' ELSE 'n' END, COUNT(*) FROM visit GROUP BY 1 ORDER BY 1
----
n | 1
y | 2

SELECT (SELECT name FROM shop WHERE shop.id = visit.shop) AS k, COUNT(*) AS n FROM visit GROUP BY k HAVING COUNT(*) > 1 ORDER BY k
----
a | 2

-- the name of a subquery, view or common table alone is its row; of one that an outer join made up, NULL

SELECT JSON_AGG(q) FROM (SELECT id, name AS "N" FROM shop ORDER BY id) q
----
[{"id":1,"N":"a"},{"id":2,"N":"b"}]

WITH w AS (SELECT shop, COUNT(*) AS n FROM visit GROUP BY shop) SELECT shop.id, w FROM shop LEFT JOIN w ON w.shop = shop.id ORDER BY 1
----
1 | {"shop":1,"n":2}
2 | null

SELECT s.id, (SELECT JSON_AGG(v) FROM (SELECT id FROM visit WHERE shop = s.id ORDER BY id DESC) v) AS visits FROM shop s WHERE s.id = 1
----
1 | [{"id":11},{"id":10}]

-- a column of an outer query goes before the row of a subquery
SELECT (SELECT MAX(v) FROM (SELECT 1 AS v) name WHERE name = 'b') FROM shop ORDER BY id
----
null
1

-- an aggregate over a subquery of its own belongs to the query it stands in, in LATERAL too
SELECT s.id, l.m FROM shop s, LATERAL (SELECT MAX((SELECT MAX(v.id) FROM visit v)) AS m FROM visit w WHERE w.shop = s.id) l ORDER BY 1
----
1 | 12
2 | null

-- a subquery of GROUP BY is the one of the select list that reads the same: NULL in the groups that leave it out
SELECT (SELECT COUNT(*) FROM shop) AS shops, COUNT(*) FROM visit GROUP BY ROLLUP ((SELECT COUNT(*) FROM shop)) ORDER BY 1
----
null | 3
2 | 3

SELECT (SELECT name FROM shop WHERE shop.id = visit.shop), COUNT(*) FROM visit GROUP BY (SELECT name FROM shop WHERE shop.id = visit.shop) ORDER BY 2
----
null | 1
a | 2
