-- A literal that meets a column declared JSON is JSON; one that is none is a text in it.
CREATE TABLE boxes (id INT PRIMARY KEY, data JSONB, note TEXT)

INSERT INTO boxes VALUES (1, '{"a": 1}', '{"a": 1}'), (2, NULL, NULL), (3, '[]', '[]'), (4, '"x"', 'x'), (5, '5', '5')
----
changed 5

SELECT id FROM boxes WHERE data = '{"a":1}'
----
1

SELECT id FROM boxes WHERE '[]' = data
----
3

SELECT id FROM boxes WHERE data <> '[]' ORDER BY id
----
1
4
5

SELECT id FROM boxes WHERE data IN ('[]', '{"a": 1.0}', '5') ORDER BY id
----
1
3
5

SELECT id FROM boxes WHERE data = '"x"' OR data = 'x'
----
4

SELECT id, data IS DISTINCT FROM '[]' FROM boxes ORDER BY id
----
1 | true
2 | true
3 | false
4 | true
5 | true

SELECT id FROM boxes WHERE note = '[]'
----
3

SELECT COALESCE(data, '{}'), JSONB_TYPEOF(COALESCE(data, '{}')) FROM boxes WHERE id < 4 ORDER BY id
----
{"a":1} | object
{} | object
[] | array

SELECT id, JSONB_SET(COALESCE(data, '{}'), '{z}', '"new"') FROM boxes WHERE id < 3 ORDER BY id
----
1 | {"a":1,"z":"new"}
2 | {"z":"new"}

SELECT COALESCE(data, 'none'), CASE WHEN id = 1 THEN data ELSE '{"no": 1}' END, NULLIF(data, '{"a":1}') FROM boxes WHERE id < 3 ORDER BY id
----
{"a":1} | {"a":1} | null
none | {"no":1} | null

-- through views and subqueries, too
CREATE VIEW shown AS SELECT id, data AS d FROM boxes

SELECT id, COALESCE(d, '{}') || '{"b":2}' FROM shown WHERE d = '{"a":1}' OR d IS NULL ORDER BY id
----
1 | {"a":1,"b":2}
2 | {"b":2}

UPDATE boxes SET data = COALESCE(data, '{}') || '{"b":2}' WHERE id < 3
----
changed 2

SELECT data, data -> 'b' FROM boxes WHERE id < 3 ORDER BY id
----
{"a":1,"b":2} | 2
{"b":2} | 2

CREATE INDEX by_data ON boxes (data)

SELECT id FROM boxes WHERE data = '{"b": 2}'
----
2

-- what nobody declared stays as it is
CREATE COLLECTION free

INSERT INTO free DOCUMENT '{"a": "[]"}', '{"a": []}'
----
changed 2

SELECT COUNT(*), COUNT(*) FILTER (WHERE a = '[]'), MAX(COALESCE(b, '{}')) FROM free
----
2 | 1 | '{}'

-- A literal in a UNION with a column declared JSON is JSON, if it is that.
CREATE TABLE united (j JSONB)
----
changed 0

INSERT INTO united VALUES ('{"z": 1}')
----
changed 1

SELECT j -> 'z', JSONB_TYPEOF(j) FROM (SELECT j FROM united UNION ALL SELECT '{"z": 9}' UNION ALL SELECT NULL) t
----
1 | object
9 | object
null | null

SELECT j FROM (SELECT 'none' AS j UNION ALL SELECT j FROM united) t
----
none
{"z":1}
