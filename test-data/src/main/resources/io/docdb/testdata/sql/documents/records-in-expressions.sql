-- JSON_POPULATE_RECORD in an expression: the row as a document.

CREATE TABLE kind (a INT, b TEXT)

CREATE TABLE src (id INT, j JSON)

INSERT INTO src VALUES (1, '{"a": 1, "b": "x", "c": 0}'), (2, '{"a": "7"}'), (3, NULL), (4, '{"a": "z"}')

SELECT id, JSON_POPULATE_RECORD(NULL::kind, j), (JSON_POPULATE_RECORD(NULL::kind, j)).a FROM src WHERE id < 4
----
1 | {"a":1,"b":"x"} | 1
2 | {"a":7,"b":null} | 7
3 | null | null

SELECT (JSONB_POPULATE_RECORD(NULL::kind, '{"a": 1}')).a + 1
----
2

SELECT JSON_POPULATE_RECORDSET(NULL::kind, '[{"a": 1, "b": "x"}, {"a": 2}]')
----
{"a":1,"b":"x"}
{"a":2,"b":null}

SELECT JSON_POPULATE_RECORD(NULL::kind, j) FROM src WHERE id = 4
----
error 22018: Invalid value: expected INTEGER, found "z"

SELECT JSON_POPULATE_RECORD(NULL::nowhere, '{}')
----
error 42704: Unknown type: "nowhere", and there is no table of that name (line 1, column 35)
