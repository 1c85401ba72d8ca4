-- a column keeps the name it was given further out

CREATE TABLE t(id INT PRIMARY KEY, x INT)

INSERT INTO t VALUES (1, 10), (2, 20)

SELECT q.n FROM (SELECT r.n FROM t AS r (n, m)) q ORDER BY q.n
----
1
2

SELECT * FROM (SELECT r.n FROM t AS r (n) UNION SELECT 3) q ORDER BY n
----
1
2
3

WITH c AS (SELECT r.m FROM t AS r (n, m)) SELECT m FROM c ORDER BY m
----
10
20

CREATE TABLE made AS SELECT r.n, r.m FROM t AS r (n, m)

SELECT column_name FROM information_schema.columns WHERE table_name = 'made' ORDER BY ordinal_position
----
n
m

CREATE COLLECTION c

INSERT INTO c DOCUMENT '{"a": {"b": [{"d": 4}]}}'

SELECT q.b, q.d FROM (SELECT c.a.b[0], c."a"."b"[0]['d'] FROM c) q
----
{"d":4} | 4

-- elements of JSON are called value, as PostgreSQL calls them, and as the table is

SELECT e, e.value, value FROM jsonb_array_elements('[1, {"a": 2}, {"value": 7}]') e
----
1 | 1 | 1
{"a":2} | {"a":2} | {"a":2}
{"value":7} | {"value":7} | {"value":7}

SELECT e.value, e.ordinality FROM jsonb_array_elements('[5, 6]') WITH ORDINALITY e
----
5 | 1
6 | 2

SELECT e.value ->> 'a', e.value.a, e.a FROM json_array_elements('[{"a": 2}]') e
----
'2' | 2 | 2

SELECT u.sku FROM UNNEST(ARRAY['{"sku": 1, "unnest": 2}'::jsonb]) u
----
1
