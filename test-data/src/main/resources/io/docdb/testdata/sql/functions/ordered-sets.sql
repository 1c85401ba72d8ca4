-- aggregates over an order: where a row would stand, several percentiles at once

CREATE TABLE emp (id INT PRIMARY KEY, name VARCHAR(30), dept INT, salary DECIMAL(10, 2), tags VARCHAR ARRAY)

INSERT INTO emp VALUES (1, 'Ada', 1, 100.50, ARRAY['x', 'y']), (2, 'Bob', 1, 80, ARRAY['y']), (3, 'Cy', 2, 70, NULL), (4, 'Di', NULL, 60, ARRAY['x', 'z'])

SELECT RANK(75) WITHIN GROUP (ORDER BY salary), RANK(70) WITHIN GROUP (ORDER BY salary DESC) FROM emp
----
3 | 3

SELECT DENSE_RANK(75) WITHIN GROUP (ORDER BY salary DESC), PERCENT_RANK(75) WITHIN GROUP (ORDER BY salary), CUME_DIST(75) WITHIN GROUP (ORDER BY salary) FROM emp
----
3 | 0.5 | 0.6

SELECT RANK(2) WITHIN GROUP (ORDER BY dept), DENSE_RANK(2) WITHIN GROUP (ORDER BY dept) FROM emp WHERE dept IS NOT NULL
----
3 | 2

SELECT dept, RANK(75, 'M') WITHIN GROUP (ORDER BY salary, name) FROM emp GROUP BY dept ORDER BY dept
----
null | 2
1 | 1
2 | 2

SELECT RANK(NULL) WITHIN GROUP (ORDER BY dept NULLS FIRST), RANK(NULL) WITHIN GROUP (ORDER BY dept NULLS LAST) FROM emp
----
1 | 4

SELECT RANK(1) WITHIN GROUP (ORDER BY salary), PERCENT_RANK(1) WITHIN GROUP (ORDER BY salary), CUME_DIST(1) WITHIN GROUP (ORDER BY salary) FROM emp WHERE id > 99
----
1 | 0.0 | 1.0

SELECT RANK(75) WITHIN GROUP (ORDER BY salary) FILTER (WHERE dept = 1) FROM emp
----
1

SELECT RANK(1, 2) WITHIN GROUP (ORDER BY salary) FROM emp
----
error 42883: Wrong number of arguments: rank takes one for each expression of WITHIN GROUP, expected 1, found 2 (line 1, column 8)

SELECT LEAD(1) WITHIN GROUP (ORDER BY salary) FROM emp
----
error 0A000: lead WITHIN GROUP is not supported: RANK, DENSE_RANK, PERCENT_RANK and CUME_DIST are (line 1, column 8)

SELECT PERCENTILE_CONT(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY salary), PERCENTILE_DISC(ARRAY[0.25, NULL]) WITHIN GROUP (ORDER BY name) FROM emp
----
[67.5,75.0,85.125] | ["Ada",null]

SELECT PERCENTILE_CONT(ARRAY[0.5, 2]) WITHIN GROUP (ORDER BY salary) FROM emp
----
error 22023: Percentile out of range: expected 0 to 1, found 2

SELECT APPROX_COUNT_DISTINCT(dept), APPROX_COUNT_DISTINCT(dept) FILTER (WHERE id = 1) FROM emp
----
2 | 1

-- between intervals, part by part
SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x), PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY x) FROM (VALUES (INTERVAL '1 month'), (INTERVAL '3 days'), (INTERVAL '-1 day'), (INTERVAL '2 mons 1 day')) v (x)
----
"P17DT-12H" | "P2D"

SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x) FROM (VALUES (INTERVAL '1 month')) v (x)
----
"P1M"

SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x) FROM (VALUES ('Infinity'::FLOAT8), (1)) v (x) WHERE x > 1
----
Infinity

-- what is ranked is one value for the group

SELECT RANK(salary) WITHIN GROUP (ORDER BY salary) FROM emp
----
error 42803: Column "salary" has many values in a group: there is an aggregate function or HAVING without GROUP BY, so all rows are one group (line 1, column 13)

SELECT dept, RANK(salary) WITHIN GROUP (ORDER BY salary) FROM emp GROUP BY dept
----
error 42803: Column "salary" has many values in a group: it must be in GROUP BY or inside an aggregate function, or depend on a grouped primary key (line 1, column 19)

SELECT dept, RANK(dept * 35) WITHIN GROUP (ORDER BY salary) FROM emp GROUP BY dept ORDER BY dept
----
null | 1
1 | 1
2 | 1

SELECT id, RANK(salary) WITHIN GROUP (ORDER BY salary) FROM emp GROUP BY id ORDER BY id LIMIT 2
----
1 | 1
2 | 1

SELECT dept, RANK(dept) WITHIN GROUP (ORDER BY salary) FROM emp GROUP BY ROLLUP (dept)
----
error 0A000: RANK WITHIN GROUP ranks a key that not every grouping set has: in totals it has no value (line 1, column 19)

SELECT dept, RANK(75) WITHIN GROUP (ORDER BY salary) FROM emp GROUP BY ROLLUP (dept) ORDER BY GROUPING(dept), dept
----
null | 2
1 | 1
2 | 2
null | 3
