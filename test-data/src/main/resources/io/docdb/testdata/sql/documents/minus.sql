-- json minus a field or an element

SELECT '{"a":1,"b":2}'::json - 'a', '{"a":1,"b":2}'::json - ARRAY['a', 'b'], JSON_OBJECT('a': 1, 'b': 2) - 'b', JSON_OBJECT('a': 1) - 'z'
----
{"b":2} | {} | {"a":1} | {"a":1}

SELECT '[1,2,3]'::jsonb - 1, '[1,2,3]'::jsonb - -1, JSON_ARRAY(1, 2) - 0, JSON_ARRAY(1, 2) - 9, '["a","b","a"]'::jsonb - 'a'
----
[1,3] | [1,2] | [2] | [1,2] | ["b"]

SELECT '{"a":1}'::json - NULL, '{"a":{"b":1,"c":2}}'::json -> 'a' - 'b'
----
null | {"c":2}

SELECT '{"a":1,"b":2}'::json - 5
----
error 42804: Wrong operand: - on JSON expects the name of a field, or an array of names, found 5

SELECT JSON_OBJECT('a': 1) - TRUE
----
error 42804: Wrong operand: - on JSON expects the name of a field, or an array of names, found true

CREATE COLLECTION docs

INSERT INTO docs DOCUMENT '{"_id": "1", "n": 7, "o": {"x": 1, "y": 2}}'

SELECT d.n - 2, d.o - 'x' FROM docs d
----
5 | {"y":2}

UPDATE docs d SET o = d.o - 'y'

SELECT d.o FROM docs d
----
{"x":1}

-- json and another object, which may be written as text

CREATE TABLE settings (id INT PRIMARY KEY, s JSONB, name TEXT)

INSERT INTO settings VALUES (1, '{"dark":false,"size":9}', 'x')

UPDATE settings SET s = s || '{"dark":true}'

SELECT s, '{"size": 1, "more": [1]}' || s, name || '{"a": 1}', s -> 'size' || '{"px"' FROM settings
----
{"dark":true,"size":9} | {"size":9,"more":[1],"dark":true} | x{"a": 1} | '9{"px"'

SELECT '{"a":1}'::jsonb || '{"b":2}', '{"a":1}'::jsonb || '[2]'
----
{"a":1,"b":2} | [{"a":1},2]

SELECT VERSION()
----
docdb 0.1
