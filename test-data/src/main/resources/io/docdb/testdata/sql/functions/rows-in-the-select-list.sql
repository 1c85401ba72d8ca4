-- table functions in the select list give rows, as in PostgreSQL

CREATE TABLE emp (id INT PRIMARY KEY, name VARCHAR(30), dept INT, salary DECIMAL(10, 2), tags VARCHAR ARRAY)

INSERT INTO emp VALUES (1, 'Ada', 1, 100.50, ARRAY['x', 'y']), (2, 'Bob', 1, 80, ARRAY['y']), (3, 'Cy', 2, 70, NULL), (4, 'Di', NULL, 60, ARRAY['x', 'z'])

SELECT unnest(ARRAY[1, 2, 3]), 'x'
----
1 | x
2 | x
3 | x

SELECT id, unnest(tags) AS tag FROM emp ORDER BY id, tag
----
1 | x
1 | y
2 | y
4 | x
4 | z

SELECT unnest(tags) AS tag, count(*) FROM emp GROUP BY tag ORDER BY 1
----
x | 2
y | 2
z | 1

SELECT unnest(tags), count(*) FROM emp GROUP BY 1 ORDER BY 1
----
x | 2
y | 2
z | 1

SELECT unnest(tags), count(*) FROM emp GROUP BY unnest(tags) HAVING count(*) > 1 ORDER BY 1
----
x | 2
y | 2

SELECT DISTINCT unnest(tags) FROM emp ORDER BY 1 LIMIT 2
----
x
y

SELECT generate_series(1, 3), generate_series(1, 2)
----
1 | 1
2 | 2
3 | null

SELECT generate_series(1, id) + 10 AS v, name FROM emp WHERE id < 3 ORDER BY name, v DESC
----
11 | Ada
12 | Bob
11 | Bob

SELECT dept, generate_series(1, count(*)) FROM emp GROUP BY dept ORDER BY 1, 2
----
null | 1
1 | 1
1 | 2
2 | 1

SELECT count(*), unnest(ARRAY[1, 2]) FROM emp
----
4 | 1
4 | 2

SELECT row_number() OVER (ORDER BY id), unnest(tags) FROM emp ORDER BY 1, 2
----
1 | x
1 | y
2 | y
4 | x
4 | z

SELECT * FROM (SELECT id, unnest(tags) t FROM emp) x WHERE t = 'x' ORDER BY id
----
1 | x
4 | x

SELECT 1 IN (SELECT unnest(ARRAY[1, 2]))
----
true

SELECT e.id, (SELECT string_agg(u, '+') FROM (SELECT unnest(e.tags) AS u) s) FROM emp e ORDER BY 1
----
1 | x+y
2 | y
3 | null
4 | x+z

SELECT jsonb_object_keys('{"a":1,"b":2}')
----
a
b

SELECT jsonb_array_elements('[1,{"a":2}]') -> 'a'
----
null
2

SELECT regexp_split_to_table('a b', ' ')
----
a
b

CREATE TABLE numbers AS SELECT generate_series(10, 12) AS n

SELECT SUM(n) FROM numbers
----
33

SELECT json_each('{"a":1}')
----
error 0A000: Table function json_each gives 2 columns and may only stand in FROM (line 1, column 8)

SELECT name FROM emp WHERE unnest(tags) = 'x'
----
error 0A000: Table function unnest may only stand in FROM (line 1, column 28)

SELECT generate_series(1, 'x')
----
error 42804: Types do not match: GENERATE_SERIES has INTEGER and CHARACTER VARYING (line 1, column 8)

SELECT jsonb_path_query('{"a":[1,2,3]}', '$.a[*] ? (@ > $least)', '{"least":1}') AS big
----
2
3

SELECT q.* FROM jsonb_path_query('{"a":[1,2,3]}', '$.a[*] ? (@ > 1)') AS q (v)
----
2
3

SELECT array_to_json(ARRAY[1, 2]), make_interval(days => 3, hours => 2), make_date(year => 2024, month => 2, day => 29)
----
[1,2] | "P3DT2H" | "2024-02-29"

SELECT make_interval(dais => 3)
----
error 42883: Function make_interval has no argument "dais", did you mean "days"?

-- one over the rows of another comes after it
SELECT GENERATE_SERIES(1, GENERATE_SERIES(1, 3)) AS n ORDER BY n
----
1
1
1
2
2
3

SELECT GENERATE_SERIES(1, GENERATE_SERIES(1, 3)), GENERATE_SERIES(2, 4)
----
1 | 2
1 | 3
2 | 3
1 | 4
2 | 4
3 | 4

SELECT x, GENERATE_SERIES(GENERATE_SERIES(1, x), 2) FROM (VALUES (1), (2)) v (x)
----
1 | 1
1 | 2
2 | 1
2 | 2
2 | 2
