-- Rows of a table made of JSON, as in PostgreSQL.
CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20), born DATE, more JSON)

SELECT * FROM jsonb_populate_record(NULL::t, '{"name": "ada", "id": "1", "born": "1815-12-10", "more": {"a": [1]}, "other": 7}')
----
1 | ada | "1815-12-10" | {"a":[1]}

INSERT INTO t SELECT * FROM jsonb_populate_recordset(CAST(NULL AS t), '[{"id": 1, "name": "ada", "born": "1815-12-10"}, {"id": 2, "name": null}]')
----
changed 2

SELECT p.* FROM t, jsonb_populate_record(t, '{"name": "x", "born": null}') AS p ORDER BY p.id
----
1 | x | null | null
2 | x | null | null

SELECT p.id, p.born FROM t x, json_populate_record(x, '{"name": "x"}') p ORDER BY p.id
----
1 | "1815-12-10"
2 | null

SELECT s.n, p.id FROM (VALUES (1, '{"id": 5}'), (2, NULL)) s (n, j) CROSS JOIN LATERAL jsonb_populate_record(NULL::t, s.j) p ORDER BY s.n
----
1 | 5
2 | null

SELECT id, ordinality FROM json_populate_recordset(NULL::t, '[{"id": 7}, {}]') WITH ORDINALITY
----
7 | 1
null | 2

CREATE VIEW v AS SELECT * FROM jsonb_populate_record(NULL::t, '{"id": 3}')

SELECT id FROM v
----
3

SELECT NULL::t
----
null

SELECT * FROM jsonb_populate_record(NULL::nothere, '{}')
----
error 42704: Unknown type: "nothere", and there is no table of that name (line 1, column 43)

SELECT * FROM jsonb_populate_record(NULL, '{}')
----
error 42804: jsonb_populate_record expects the row of a table with columns: NULL::orders, or the name of a table to the left (line 1, column 37)

SELECT * FROM jsonb_populate_record(NULL::t, '[1]')
----
error 22023: jsonb_populate_record expected an object, found [1]

-- what NULL does is said
SELECT jsonb_set_lax('{"a": 1, "b": 2}', '{a}', NULL), jsonb_set_lax('{"a": 1}', '{a}', '5'), jsonb_set_lax('{"a": 1}', '{c}', '5', false)
----
{"a":null,"b":2} | {"a":5} | {"a":1}

SELECT jsonb_set_lax('{"a": 1, "b": 2}', '{a}', NULL, true, 'delete_key'), jsonb_set_lax('{"a": 1}', '{a}', NULL, true, 'return_target'), jsonb_set_lax(NULL, '{a}', '1')
----
{"b":2} | {"a":1} | null

SELECT jsonb_set_lax('{"a": 1}', '{a}', NULL, true, 'raise_exception')
----
error 22023: JSONB_SET_LAX expected a value that is not NULL, found NULL (line 1, column 8)

SELECT jsonb_set_lax('{"a": 1}', '{a}', NULL, true, 'whatever')
----
error 22023: JSONB_SET_LAX expected raise_exception, use_json_null, delete_key or return_target, found whatever (line 1, column 8)
