SELECT JSON_VALUE('{"a": 1}', '$.a'), JSON_VALUE('{"a": "x"}', '$.a'), JSON_VALUE('{"a": [1]}', '$.a'), JSON_VALUE('{}', '$.a'), JSON_VALUE('{"a": 1}', '$.a' RETURNING INT)
----
'1' | x | null | null | 1

SELECT JSON_VALUE('{}', '$.a' DEFAULT 'none' ON EMPTY), JSON_VALUE('{"a": [1]}', '$.a' DEFAULT 'bad' ON ERROR)
----
none | bad

SELECT JSON_VALUE('{}', 'strict $.a' ERROR ON ERROR)
----
error 2203A: JSON path: no member "a" in strict mode

SELECT JSON_VALUE('{}', '$.a' ERROR ON EMPTY)
----
error 22035: JSON_VALUE: nothing found by the path $.a

SELECT JSON_QUERY('{"a": {"b": 1}}', '$.a'), JSON_QUERY('{"a": [1, 2]}', '$.a[*]' WITH WRAPPER), JSON_QUERY('{"a": 1}', '$.a' WITH CONDITIONAL WRAPPER), JSON_QUERY('{}', '$.a' EMPTY ARRAY ON EMPTY)
----
{"b":1} | [1,2] | 1 | []

SELECT JSON_EXISTS('{"a": 1}', '$.a'), JSON_EXISTS('{"a": 1}', '$.b'), JSON_EXISTS('{"a": [1, 5]}', '$.a[*] ? (@ > 3)'), JSON_EXISTS('{"a": 1}', 'strict $.b')
----
true | false | true | false

SELECT JSON_QUERY('[{"n": 1, "t": "x"}, {"n": 2, "t": "y"}, {"n": 3}]', '$[*] ? (@.n > 1 && exists(@.t)).t' WITH WRAPPER)
----
["y"]

SELECT JSON_QUERY('[1, 2, 3, 4]', '$[1 to 2]' WITH WRAPPER), JSON_VALUE('[1, 2, 3]', '$[last]'), JSON_VALUE('[1, 2, 3]', '$.size()'), JSON_VALUE('"a"', '$.type()'), JSON_VALUE('-1.5', '$.abs()'), JSON_VALUE('1.5', '$.ceiling()'), JSON_VALUE('"12"', '$.number()')
----
[2,3] | '3' | '3' | string | '1.5' | '2' | '12'

SELECT JSON_QUERY('{"a": 1, "b": 2}', '$.*' WITH WRAPPER), JSON_QUERY('{"a": {"b": 1}, "c": {"b": 2}}', '$.**.b' WITH WRAPPER), JSON_QUERY('{"a": 1}', '$.keyvalue()')
----
[1,2] | [1,2] | {"key":"a","value":1,"id":0}

SELECT JSON_EXISTS('{"s": "hello"}', '$.s ? (@ like_regex "^he")'), JSON_EXISTS('{"s": "hello"}', '$.s ? (@ starts with "he")'), JSON_EXISTS('{"n": null}', '$.n ? (@ == null)')
----
true | true | true

SELECT JSON_VALUE('{"a": 5}', '$.a ? (@ > $x)' PASSING 3 AS "x"), JSON_VALUE('{"a": 5}', '$.a + 1'), JSON_VALUE('{"a": 5}', '-$.a')
----
'5' | '6' | '-5'

SELECT JSON_VALUE('{"a": 5}', '$.a[')
----
error 42601: Invalid JSON path: expected $, a value or a parenthesis, found the end at character 5 of $.a[

SELECT JSON_VALUE('not json', '$.a')
----
null

SELECT '{"a": 1}' IS JSON, 'x' IS JSON, '[1]' IS JSON ARRAY, '{}' IS JSON OBJECT, '1' IS JSON SCALAR, 'x' IS NOT JSON, '{"a":1,"a":2}' IS JSON WITH UNIQUE KEYS
----
true | false | true | true | true | true | false

SELECT JSON_OBJECT('a' VALUE 1, 'b' VALUE NULL), JSON_OBJECT('a' VALUE 1, 'b' VALUE NULL ABSENT ON NULL), JSON_OBJECT(KEY 'k' VALUE 'v'), JSON_OBJECT('a': 1), JSON_OBJECT()
----
{"a":1,"b":null} | {"a":1} | {"k":"v"} | {"a":1} | {}

SELECT JSON_ARRAY(1, 'a', NULL, TRUE), JSON_ARRAY(1, NULL NULL ON NULL), JSON_ARRAY(), JSON_ARRAY(SELECT x FROM (VALUES (1), (2)) v (x))
----
[1,"a",true] | [1,null] | [] | [1,2]

SELECT JSON '{"b": 1, "a": [1, 2.50]}', CAST('{"a": 1}' AS JSON), JSON('{"a":1}')
----
{"b":1,"a":[1,2.50]} | {"a":1} | {"a":1}

SELECT * FROM JSON_TABLE('[{"a": 1, "b": "x"}, {"a": 2}]', '$[*]' COLUMNS (n FOR ORDINALITY, a INT PATH '$.a', b VARCHAR(10) PATH '$.b' DEFAULT '-' ON EMPTY, h BOOLEAN EXISTS PATH '$.b')) t ORDER BY n
----
1 | 1 | x | true
2 | 2 | '-' | false

SELECT * FROM JSON_TABLE('{"o": [{"id": 1, "l": [{"q": 1}, {"q": 2}]}, {"id": 2, "l": []}]}', '$.o[*]' COLUMNS (id INT PATH '$.id', NESTED PATH '$.l[*]' COLUMNS (q INT PATH '$.q'))) t ORDER BY id, q
----
1 | 1
1 | 2
2 | null

SELECT JSON_MERGE_PATCH('{"a": 1, "b": {"c": 2}}', '{"b": {"c": null, "d": 3}}'), JSON_SET('{"a": 1}', '$.b', 2), JSON_REMOVE('{"a": 1, "b": 2}', '$.a')
----
{"a":1,"b":{"d":3}} | {"a":1,"b":2} | {"b":2}

SELECT JSON_LENGTH('[1, 2]'), JSON_KEYS('{"a": 1, "b": 2}'), JSON_ARRAY_LENGTH('[1]'), CARDINALITY(ARRAY[1, 2, 3])
----
2 | ["a","b"] | 1 | 3

SELECT JSON_PATH('{"a": [{"b": 1}, {"b": 2}]}', '$.a[?@.b > 1].b')
----
[2]

SELECT JSON_SERIALIZE(JSON '{"a": 1}'), JSON_SCALAR(1), JSON '1.10', JSON '"a\u0041"'
----
'{"a":1}' | 1 | 1.10 | aA

SELECT JSON '{"a": 1, "b": 2}' = JSON '{"b": 2, "a": 1}', JSON '[1, 2]' = JSON '[2, 1]', JSON '1' = 1, JSON '{"a": 1}'.a
----
false | false | true | 1

SELECT ARRAY[1, 2, 3][1], ARRAY[1, 2] || ARRAY[3], ARRAY[]::INT ARRAY, 2 = ANY (ARRAY[1, 2]), 3 = ALL (ARRAY[3, 3]), ARRAY[1, 2] = ARRAY[1, 2], ARRAY_CONTAINS(ARRAY[1, 2], 2)
----
2 | [1,2,3] | [] | true | true | true | true

SELECT ARRAY_LENGTH(ARRAY[1, 2], 1), ARRAY_POSITION(ARRAY['a', 'b'], 'b'), ARRAY_REMOVE(ARRAY[1, 2, 1], 1), ARRAY_TO_STRING(ARRAY[1, 2], '-'), STRING_TO_ARRAY('a,b', ',')
----
2 | 2 | [2] | '1-2' | ["a","b"]

SELECT JSONB_AGG(x), JSON_AGG(x) FROM (VALUES (1), (2)) v (x)
----
[1,2] | [1,2]

-- a literal is read as JSON, and a path behind -> is one

SELECT '{"a": {"b": 1}}' -> 'a', '{"a": {"b": 1}}' -> '$.a', '{"a": {"b": 1}}' -> 'a' -> 'b', d -> '$.a.b' FROM (SELECT JSON '{"a": {"b": 2}}') t (d)
----
{"b":1} | {"b":1} | 1 | 2

-- PostgreSQL's JSON_OBJECT: an array of names and values in turn, or one of each
SELECT JSON_OBJECT('{a, 1, b, 2}'), JSON_OBJECT(ARRAY['a', 'b'], ARRAY['1', NULL]), JSON_OBJECT('a', 1), JSON_OBJECT('a': 1), JSON_OBJECT(KEY 'a' VALUE 1), JSON_OBJECT()
----
{"a":"1","b":"2"} | {"a":"1","b":null} | {"a":1} | {"a":1} | {"a":1} | {}

SELECT JSON_OBJECT(ARRAY['a', 'b', 'c'])
----
error 22023: JSONB_OBJECT expects as many names as values, found 3 of both (line 1, column 8)

SELECT JSON_OBJECT(ARRAY[NULL, 'a'])
----
error 22004: JSONB_OBJECT: a name is NULL (line 1, column 8)

-- A row among the values is an object; whether in lines or not is nothing to JSON.
SELECT JSON_BUILD_OBJECT('d', ROW(1, 'x')), JSON_BUILD_ARRAY(ROW(1, 2), 3), ARRAY_TO_JSON(ARRAY[1, 2], TRUE)
----
{"d":{"f1":1,"f2":"x"}} | [{"f1":1,"f2":2},3] | [1,2]

-- Nothing in a scalar has a path, and no step is NULL.
SELECT JSONB_SET('3', '{a}', '1')
----
error 22023: Path into JSON: expected an object or array, found 3 (line 1, column 8)

SELECT '3'::jsonb #- '{a}'
----
error 22023: Path into JSON: expected an object or array, found 3 (line 1, column 19)

SELECT '{"a": 1}'::jsonb #- ARRAY['a', NULL]
----
error 22023: Path into JSON: expected names and places, found NULL as step 2 (line 1, column 26)

SELECT JSONB_INSERT('"x"', '{a}', '2')
----
error 22023: Path into JSON: expected an object or array, found "x" (line 1, column 8)

SELECT JSONB_PATH_QUERY('[1]', '$[*] ? (@ > $min)'::jsonpath, '{"min": 0}'), JSONB_PATH_EXISTS('[1]', '$', NULL) IS NULL
----
1 | true

SELECT JSONB_PATH_EXISTS('[1]', '$', '[]')
----
error 22023: JSON path: expected the variables as an object, such as {"min": 5}, found [] (line 1, column 8)

-- Any text may say that it is JSON.
SELECT '[1, 2]' FORMAT JSON, CAST('{"a": 1}' FORMAT JSON AS JSON), JSON_ARRAY('[1]' FORMAT JSON, '2')
----
[1,2] | {"a":1} | [[1],"2"]

-- JSON as a text or as the bytes of it
SELECT JSON_SERIALIZE('{"a": 1}' RETURNING VARCHAR(10)), JSON_SERIALIZE('[1]' FORMAT JSON RETURNING BYTEA FORMAT JSON ENCODING UTF8), JSON('{"a": 1}'::bytea FORMAT JSON ENCODING UTF8), JSON('[1]' WITH UNIQUE KEYS), JSON_OBJECT('a': 1 RETURNING BYTEA), JSON_ARRAYAGG(x RETURNING BYTEA) FROM (VALUES (1)) t (x)
----
'{"a":1}' | "WzFd" | {"a":1} | [1] | "eyJhIjoxfQ==" | "WzFd"

SELECT JSON_SERIALIZE('1' RETURNING INT)
----
error 42804: JSON_SERIALIZE returns a text or its bytes, expected such a type, found INTEGER (line 1, column 37)

-- half of a JSON text is none, and what is cut off a text is lost
SELECT JSON_SERIALIZE('{"a": 1}' RETURNING VARCHAR(2))
----
error 22001: Value too long: expected CHARACTER VARYING(2), found 7 characters (line 1, column 8)

SELECT JSON_OBJECT('a': JSON_ARRAY(12 RETURNING VARCHAR(3)))
----
error 22001: Value too long: expected CHARACTER VARYING(3), found 4 characters (line 1, column 25)

SELECT JSON_VALUE('"abc"', '$' RETURNING CHAR(2)), JSON_VALUE('"abc"', '$' RETURNING CHAR(2) DEFAULT 'x' ON ERROR), JSON_QUERY('"abc"', '$' RETURNING CHAR(3)), JSON_QUERY('"abc"', '$' RETURNING CHAR(3) OMIT QUOTES)
----
null | x | null | abc

SELECT * FROM JSON_TABLE('["ab", "abc"]', '$[*]' COLUMNS (a VARCHAR(2) PATH '$', b VARCHAR(4) FORMAT JSON PATH '$', c VARCHAR(2) EXISTS PATH '$' ERROR ON ERROR)) t
----
error 22001: Value too long: expected CHARACTER VARYING(2), found 4 characters

SELECT * FROM JSON_TABLE('["ab", "abc"]', '$[*]' COLUMNS (a VARCHAR(2) PATH '$', b VARCHAR(4) FORMAT JSON PATH '$')) t
----
ab | '"ab"'
null | null

-- an array around several items alone
SELECT JSON_QUERY('["a"]', '$[*]' WITH CONDITIONAL WRAPPER), JSON_QUERY('["a", "b"]', '$[*]' WITH CONDITIONAL WRAPPER), JSON_QUERY('["a"]', '$[*]' WITH WRAPPER)
----
a | ["a","b"] | ["a"]

-- what each may give instead
SELECT JSON_VALUE('1', '$' EMPTY ARRAY ON ERROR)
----
error 42601

SELECT JSON_QUERY('1', '$' WITH WRAPPER OMIT QUOTES)
----
error 42601

SELECT JSON_QUERY('1', '$' TRUE ON ERROR)
----
error 42601

SELECT JSON_EXISTS('1', '$' DEFAULT 1 ON ERROR)
----
error 42601

SELECT * FROM JSON_TABLE('1', '$' COLUMNS (a INT PATH '$' EMPTY ARRAY ON EMPTY)) t
----
error 42601: Column "a" is a scalar: expected ERROR, NULL or DEFAULT, found EMPTY ARRAY (line 1, column 44)

-- names of columns and paths
SELECT * FROM JSON_TABLE('1', '$' COLUMNS (a INT PATH '$', a INT PATH '$')) t
----
error 42710: JSON_TABLE has two columns or paths "a" (line 1, column 60)

SELECT * FROM JSON_TABLE('1', '$' AS p COLUMNS (NESTED PATH '$' AS p COLUMNS (b INT PATH '$'))) t
----
error 42710: JSON_TABLE has two columns or paths "p" (line 1, column 68)

-- what does not fit a nested path has no rows of it
SELECT * FROM JSON_TABLE('[{"b": [1, 2]}, {"b": 3}]', 'strict $[*]' COLUMNS (n FOR ORDINALITY, NESTED PATH 'strict $.b[*]' COLUMNS (x INT PATH '$'))) t
----
1 | 1
1 | 2
2 | null

SELECT * FROM JSON_TABLE('[{"b": 3}]', 'strict $[*]' COLUMNS (NESTED PATH 'strict $.b[*]' COLUMNS (x INT PATH '$')) ERROR ON ERROR) t
----
error 22039: JSON path: expected an array, found number

-- keys that stand twice, those of NULLs that are left out among them
SELECT JSON_OBJECT(1: 1, '1': 2 WITH UNIQUE KEYS)
----
error 22030: JSON_OBJECT: the name "1" stands twice (line 1, column 8)

SELECT JSON_OBJECT('a': NULL, 'a': 2 ABSENT ON NULL WITH UNIQUE KEYS)
----
error 22030: JSON_OBJECT: the name "a" stands twice (line 1, column 8)

SELECT JSON_OBJECTAGG(k: v ABSENT ON NULL WITH UNIQUE KEYS) FROM (VALUES (1, 1), (1, NULL)) t (k, v)
----
error 22030: JSON_OBJECTAGG: the key 1 stands twice

SELECT JSON_OBJECT(NULL: 1)
----
error 22004: JSON_OBJECT: a name is NULL (line 1, column 8)

SELECT JSON_OBJECT(JSON '[1]': 1)
----
error 22023: JSON_OBJECT: expected a text as a name, found ARRAY (line 1, column 8)

-- errors of paths have the SQLStates of the standard
SELECT JSON_VALUE('[1]', '$' ERROR ON ERROR)
----
error 2203F: JSON_VALUE: expected a scalar, found an array (line 1, column 8)

SELECT JSON_VALUE('[1, 2]', '$[*]' ERROR ON ERROR)
----
error 22034: JSON_VALUE: expected one item, found 2 (line 1, column 8)

SELECT JSON_QUERY('"a"', '$.double()' ERROR ON ERROR)
----
error 22036

SELECT JSON_STRIP_NULLS('[1, null, {"a": null, "b": [null, 2]}]', TRUE), JSONB_STRIP_NULLS('[1, null, {"a": null}]')
----
[1,{"b":[2]}] | [1,null,{}]

-- dates and times with a zone are those of the session's; TO_TIMESTAMP reads the offset of a template
SELECT JSONB_PATH_QUERY_FIRST_TZ('"2023-08-15 02:34:56 +05:30"', '$.date()'), JSONB_PATH_QUERY_FIRST_TZ('"2023-08-15 02:34:56 +05:30"', '$.time()'), TO_TIMESTAMP('2024-01-01 12:00 -05:30', 'YYYY-MM-DD HH24:MI TZH:TZM') = TIMESTAMP '2024-01-01 17:30:00+00', TO_TIMESTAMP('2024-01-01 12 +02', 'YYYY-MM-DD HH24 OF') = TIMESTAMP '2024-01-01 10:00:00+00'
----
"2023-08-14" | "21:04:56" | true | true

-- PLAN: how rows of nested paths meet
CREATE TABLE planned (d JSONB)
----
changed 0

INSERT INTO planned VALUES ('[{"n": 1, "a": [1, 2], "b": [10, 20]}, {"n": 2, "a": [3]}, {"n": 3}]')
----
changed 1

SELECT t.* FROM planned, JSON_TABLE(d, '$[*]' COLUMNS (n INT PATH '$.n', NESTED PATH '$.a[*]' COLUMNS (x INT PATH '$'), NESTED PATH '$.b[*]' COLUMNS (y INT PATH '$')) PLAN DEFAULT (INNER)) t
----
1 | 1 | null
1 | 2 | null
1 | null | 10
1 | null | 20
2 | 3 | null

SELECT t.* FROM planned, JSON_TABLE(d, '$[*]' COLUMNS (n INT PATH '$.n', NESTED PATH '$.a[*]' COLUMNS (x INT PATH '$'), NESTED PATH '$.b[*]' COLUMNS (y INT PATH '$')) PLAN DEFAULT (CROSS, OUTER)) t
----
1 | 1 | 10
1 | 1 | 20
1 | 2 | 10
1 | 2 | 20
2 | null | null
3 | null | null

SELECT t.* FROM planned, JSON_TABLE(d, '$[*]' AS p COLUMNS (n INT PATH '$.n', NESTED PATH '$.a[*]' AS a COLUMNS (x INT PATH '$'), NESTED PATH '$.b[*]' AS b COLUMNS (y INT PATH '$')) PLAN (p INNER (b UNION a))) t WHERE n < 3 AND (x IS NULL OR x > 1)
----
1 | null | 10
1 | null | 20
1 | 2 | null
2 | 3 | null

SELECT * FROM JSON_TABLE('[{"n": 1, "a": [{"c": [7, 8]}, {"c": []}]}, {"n": 2, "a": []}]', '$[*]' AS p COLUMNS (n INT PATH '$.n', NESTED PATH '$.a[*]' AS a COLUMNS (i FOR ORDINALITY, NESTED PATH '$.c[*]' AS c COLUMNS (z INT PATH '$'))) PLAN (p OUTER (a INNER c))) t
----
1 | 1 | 7
1 | 1 | 8
2 | null | null

SELECT * FROM JSON_TABLE('[1]', '$[*]' AS p COLUMNS (x INT PATH '$') PLAN (p)) t
----
1

SELECT * FROM JSON_TABLE('1', '$' AS p COLUMNS (NESTED PATH '$' AS a COLUMNS (x INT PATH '$'), NESTED PATH '$' AS b COLUMNS (y INT PATH '$')) PLAN (p OUTER a)) t
----
error 42601: PLAN of JSON_TABLE expected all 3 paths of the table, once each (line 1, column 149)

SELECT * FROM JSON_TABLE('1', '$' AS p COLUMNS (NESTED PATH '$' COLUMNS (x INT PATH '$')) PLAN (p OUTER a)) t
----
error 42601: PLAN of JSON_TABLE expected names of all paths (AS name), for it says how they meet (line 1, column 97)

SELECT * FROM JSON_TABLE('1', '$' AS p COLUMNS (NESTED PATH '$' AS a COLUMNS (NESTED PATH '$' AS b COLUMNS (x INT PATH '$'))) PLAN (p OUTER (a UNION b))) t
----
error 42601: PLAN of JSON_TABLE expected OUTER or INNER behind "a", which has others nested (line 1, column 133)

SELECT * FROM JSON_TABLE('1', '$' AS p COLUMNS (NESTED PATH '$' AS a COLUMNS (x INT PATH '$')) PLAN (a OUTER p)) t
----
error 42601: PLAN of JSON_TABLE expected the path of the table, "p", first (line 1, column 102)

-- An item of JSON_TABLE that is null is there: paths from it are asked, and only what they do not find is empty.
SELECT t.* FROM JSON_TABLE('[null, 1, {"a": null}]', '$[*]' COLUMNS (
    e BOOLEAN EXISTS PATH '$', f BOOLEAN EXISTS PATH '$.a', q JSON PATH '$' WITH WRAPPER,
    v TEXT PATH '$' DEFAULT 'd' ON EMPTY, w TEXT PATH '$.a' DEFAULT 'd' ON EMPTY)) t
----
true | false | [null] | null | d
true | false | [1] | '1' | d
true | true | [{"a":null}] | null | null
