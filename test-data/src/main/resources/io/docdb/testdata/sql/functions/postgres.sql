-- Functions and operators as PostgreSQL's users know them.
CREATE SEQUENCE s

SELECT SETVAL('s', 10)
----
10

SELECT NEXTVAL('s'), CURRVAL('s'), LASTVAL()
----
11 | 11 | 11

SELECT SETVAL('s', 20, FALSE), CURRVAL('s'), NEXTVAL('s')
----
20 | 11 | 20

SELECT NEXTVAL('public.s'), NEXTVAL('"s"'), NEXTVAL('s'::regclass)
----
21 | 22 | 23

SELECT SETVAL('s', 0)
----
error 22003: Sequence "s" expected a value from 1 to 9223372036854775807, found 0 (line 1, column 8)

SELECT SETVAL('nix', 1)
----
error 42704: Sequence "nix" not found (line 1, column 8)

SELECT SETVAL('s', NULL)
----
null

CREATE SEQUENCE down INCREMENT BY -2 MAXVALUE 10

SELECT SETVAL('down', 4), NEXTVAL('down')
----
4 | 2

-- the sequence of an identity column goes on behind what was loaded
CREATE TABLE ser (id SERIAL PRIMARY KEY, v INT)

INSERT INTO ser (id, v) VALUES (10, 1)

SELECT SETVAL(PG_GET_SERIAL_SEQUENCE('ser', 'id'), (SELECT MAX(id) FROM ser))
----
10

INSERT INTO ser (v) VALUES (2) RETURNING id
----
11

SELECT PG_GET_SERIAL_SEQUENCE('ser', 'v'), PG_GET_SERIAL_SEQUENCE('public."ser"', 'id') IS NOT NULL
----
null | true

SELECT PG_GET_SERIAL_SEQUENCE('ser', 'nix')
----
error 42S22: Column "nix" of ser not found (line 1, column 8)

-- regular expressions
SELECT REGEXP_MATCHES('foobarbequebaz', '(bar)(beque)')
----
["bar","beque"]

SELECT REGEXP_MATCHES('foobarbequebazilbarfbonk', '(b[^b]+)(b[^b]+)', 'g')
----
["bar","beque"]
["bazil","barf"]

SELECT x FROM REGEXP_MATCHES('a1b22', '[0-9]+', 'g') AS m (x)
----
["1"]
["22"]

SELECT 1, REGEXP_MATCHES('abc', 'x')
----
(no rows)

SELECT REGEXP_SPLIT_TO_ARRAY('abc', ''), REGEXP_SPLIT_TO_ARRAY('a, b,c', ',\s*'), REGEXP_SPLIT_TO_ARRAY(',a,', ','), REGEXP_SPLIT_TO_ARRAY('1A2a3', 'a', 'i')
----
["a","b","c"] | ["a","b","c"] | ["","a",""] | ["1","2","3"]

SELECT p FROM REGEXP_SPLIT_TO_TABLE('the quick  brown', '\s+') AS p
----
the
quick
brown

SELECT REGEXP_SPLIT_TO_TABLE('aXbxc', 'x', 'i')
----
a
b
c

SELECT REGEXP_INSTR('number of your street, town zip, FR', '[^,]+', 1, 2), REGEXP_INSTR('ABCDEFGHI', '(c..)(...)', 1, 1, 0, 'i', 2), REGEXP_INSTR('abcabc', 'b', 1, 2, 1), REGEXP_INSTR('abc', 'x')
----
23 | 6 | 6 | 0

SELECT REGEXP_SUBSTR('number of your street, town zip, FR', '[^,]+', 1, 2), REGEXP_SUBSTR('ABCDEFGHI', '(c..)(...)', 1, 1, 'i', 2)
----
' town zip' | FGH

SELECT REGEXP_COUNT('ABCABCAXYaxy', 'A.'), REGEXP_COUNT('ABCABCAXYaxy', 'A.', 1, 'i'), REGEXP_COUNT('abcabc', 'b', 3)
----
3 | 4 | 1

SELECT REGEXP_REPLACE('A PostgreSQL function', 'a|e|i|o|u', 'X', 1, 0, 'i'), REGEXP_REPLACE('A PostgreSQL function', 'a|e|i|o|u', 'X', 1, 3, 'i'), REGEXP_REPLACE('aaaa', 'a', '[\&]', 2), REGEXP_REPLACE('aaaa', 'a', 'b', 9), REGEXP_REPLACE('foobarbaz', 'b(..)', 'X\1Y', 'g')
----
X PXstgrXSQL fXnctXXn | A PostgrXSQL function | a[a]aa | aaaa | fooXarYXazY

SELECT REGEXP_REPLACE('a', 'a', 'b', 0)
----
error 22023: REGEXP_REPLACE expected a position from 1, found 0 (line 1, column 8)

SELECT REGEXP_COUNT('a', 'a', 0)
----
error 22023: REGEXP_COUNT expected a position from 1, found 0 (line 1, column 8)

SELECT REGEXP_INSTR('a', 'a', 1, 0)
----
error 22023: REGEXP_INSTR expected an occurrence from 1, found 0 (line 1, column 8)

SELECT REGEXP_INSTR('a', 'a', 1, 1, 2)
----
error 22023: REGEXP_INSTR expected 0 for the place of the match or 1 for the place behind it, found 2 (line 1, column 8)

SELECT REGEXP_SUBSTR('a', 'a', 1, 0)
----
error 22023: REGEXP_SUBSTR expected an occurrence from 1, found 0 (line 1, column 8)

-- p: the dot stops at the end of a line; w: lines begin and end, the dot does not stop
SELECT REGEXP_REPLACE(E'Cat\ncat\nCAT', '^c.+', '-', 'n'), REGEXP_REPLACE(E'Cat\ncat\nCAT', '^C.+', '-', 'p'), REGEXP_REPLACE(E'Cat\ncat\nCAT', '^c.+', '-', 'w') = E'Cat\n-'
----
Cat\n-\nCAT | '-\ncat\nCAT' | true

SELECT REGEXP_MATCHES('a', '(')
----
error 2201B: Invalid regular expression: Unclosed group at character 2 of (

-- slices count from 0, as subscripts do: a[m:n] is a[m], …, a[n]
SELECT (ARRAY[1, 2, 3, 4])[1:2], (ARRAY[1, 2, 3, 4])[:1], (ARRAY[1, 2, 3, 4])[2:], (ARRAY[1, 2, 3, 4])[:], (ARRAY[1, 2])[5:9]
----
[2,3] | [1,2] | [3,4] | [1,2,3,4] | []

SELECT o.t[1:], o.t[0 + 1:1], (o.t[1:])[0], o.t[1:][0] FROM (SELECT '["a", "b", "c"]'::jsonb AS t) o
----
["b","c"] | ["b"] | b | b

SELECT (ARRAY[1, 2])[NULL:1], (NULL::int[])[1:2]
----
null | null

UPDATE ser SET v[1:2] = 3
----
error 0A000: Slices as [1:2] cannot be written to: assign the elements one by one, or the whole array (line 1, column 17)

-- arrays
SELECT ARRAY_DIMS(ARRAY[[1, 2, 3], [4, 5, 6]]), ARRAY_NDIMS(ARRAY[[1], [2]]), ARRAY_DIMS(ARRAY[]::int[])
----
'[1:2][1:3]' | 2 | null

SELECT ARRAY_FILL(0, ARRAY[2, 3]), ARRAY_FILL('x', ARRAY[0]), ARRAY_FILL(NULL::int, ARRAY[2])
----
[[0,0,0],[0,0,0]] | [] | [null,null]

SELECT ARRAY_FILL(1, ARRAY[1000000, 1000000])
----
error 22023: ARRAY_FILL expected lengths from 0 that make at most 1000000 elements, found [1000000,1000000] (line 1, column 8)

SELECT GENERATE_SUBSCRIPTS(ARRAY['a', 'b', 'c'], 1)
----
1
2
3

SELECT i FROM GENERATE_SUBSCRIPTS(ARRAY['a', 'b'], 1, TRUE) AS i
----
2
1

SELECT CARDINALITY(ARRAY_SHUFFLE(ARRAY[1, 2, 3]))
----
3

-- NULL finds NULL among elements
SELECT ARRAY_POSITION(ARRAY[1, NULL, 3], NULL), ARRAY_POSITIONS(ARRAY[1, NULL, NULL], NULL), ARRAY_REMOVE(ARRAY[1, NULL, 3], NULL), ARRAY_REPLACE(ARRAY[1, NULL, 2], NULL, 9), ARRAY_REPLACE(ARRAY[1, 2], 2, NULL), ARRAY_REMOVE(NULL, 1), ARRAY_POSITION(NULL, 1)
----
2 | [2,3] | [1,3] | [1,9,2] | [1,null] | null | null

SELECT JSONB_INSERT('{"a":1}', '{b}', '2'), JSONB_INSERT('[1,2]', '{1}', '0', TRUE), JSONB_INSERT('{"a":[1]}', '{a,0}', '0')
----
{"a":1,"b":2} | [1,2,0] | {"a":[0,1]}

SELECT JSONB_INSERT('{"a":1}', '{a}', '2')
----
error 22023: JSONB_INSERT expected a new field, found "a" there already: JSONB_SET replaces it (line 1, column 8)

-- paths
SELECT '{"a":[1,2,3]}'::jsonb @? '$.a[*] ? (@ > 2)', '{"a":[1,2,3]}'::jsonb @? '$.b', '{"a":[1,2,3]}'::jsonb @@ '$.a[*] > 2', '{"a":1}'::jsonb @@ '$.a', NULL::jsonb @? '$'
----
true | false | true | null | null

SELECT JSONB_PATH_EXISTS('{"a":[1,2,3,4,5]}', '$.a[*] ? (@ >= $min && @ <= $max)', '{"min":2, "max":4}'), JSONB_PATH_EXISTS('{"a":1}', '$.b')
----
true | false

SELECT JSONB_PATH_MATCH('{"a":[1,2]}', 'exists($.a[*] ? (@ >= $min))', '{"min":2}'), JSONB_PATH_QUERY_FIRST('{"a":[1,2]}', '$.a[*]')
----
true | 1

SELECT JSONB_PATH_QUERY_ARRAY('[1]', 'strict $.a', '{}', TRUE), JSONB_PATH_EXISTS('[1]', 'strict $.a', '{}', TRUE)
----
[] | null

SELECT JSONB_PATH_EXISTS('[1]', 'strict $.a', '{}', FALSE)
----
error 2203C: JSON path: expected an object for member "a", found array (line 1, column 8)

-- records with columns the caller defines
SELECT * FROM JSON_TO_RECORD('{"a":1, "b":[1,2], "c":"bar", "x":"y"}') AS r (a int, b text, c text, d date)
----
1 | '[1,2]' | bar | null

SELECT * FROM JSONB_TO_RECORDSET('[{"a":1, "b":"foo"}, {"a":"2", "c":"bar"}, {"a":null}]') AS r (a int, b text)
----
1 | foo
2 | null
null | null

SELECT t.id, r.d + 1 AS next FROM (SELECT 1 AS id, '[{"d":"2024-01-01"}, {}]'::jsonb AS list) t, JSONB_TO_RECORDSET(t.list) AS r (d date)
----
1 | "2024-01-02"
1 | null

SELECT * FROM JSON_TO_RECORDSET('[{"a":1}]') WITH ORDINALITY AS (a int)
----
1 | 1

SELECT * FROM JSON_TO_RECORDSET(NULL) AS r (a int)
----
(no rows)

SELECT * FROM JSON_TO_RECORDSET('[1]') AS r (a int)
----
error 22023: json_to_recordset expected an object, found 1

SELECT * FROM JSON_TO_RECORDSET('[{"a":"q"}]') AS r (a int)
----
error 22018: Invalid value: expected INTEGER, found "q"

SELECT * FROM JSON_TO_RECORDSET('[]')
----
error 42601: json_to_recordset expects the columns it is to give: AS x (a INTEGER, b TEXT) (line 1, column 15)

SELECT * FROM GENERATE_SERIES(1, 2) AS g (a int)
----
error 42601: Columns with types can be defined for JSON_TO_RECORD and JSON_TO_RECORDSET only: generate_series has its own (line 1, column 43)

CREATE VIEW records AS SELECT * FROM JSON_TO_RECORDSET('[{"a":1.256}]') AS r (a numeric(5,2))

SELECT * FROM records
----
1.26

SELECT ROW_TO_JSON(ROW(1, 'foo')), TO_JSONB(ROW(1, NULL)), TO_JSON(5)
----
{"f1":1,"f2":"foo"} | {"f1":1,"f2":null} | 5

-- as many digits behind the point as are asked for
SELECT ROUND(5::numeric, 2), TRUNC(5::numeric, 2), ROUND(5, 2), ROUND(5.1, 3), ROUND(1234.5, -2), ROUND(1234, -2), ROUND(5, 0), ROUND(-7, 1)
----
5.00 | 5.00 | 5.00 | 5.100 | 1200 | 1200 | 5 | -7.0

SELECT ROUND(2.345, 2), TRUNC(42.4382, 2), ROUND(2.5e0, 2), ROUND(2.5)
----
2.35 | 42.43 | 2.5 | 3

-- beside JSON a literal is JSON, unless it meets a text
SELECT o.t || '["b"]', o.t || '5', o.t || '{"k":1}', o.d || '{"z":1}', '[0]' || o.t FROM (SELECT '["a"]'::jsonb AS t, '{"y":0}'::jsonb AS d) o
----
["a","b"] | ["a",5] | ["a",{"k":1}] | {"y":0,"z":1} | [0,"a"]

SELECT o.a || ' x', o.a || '{"z": 1}', o.a || '5', 'x ' || o.a FROM (SELECT '"q"'::jsonb AS a) o
----
q x | q{"z": 1} | q5 | x q

SELECT o.t || 'x' FROM (SELECT '["a"]'::jsonb AS t) o
----
error 22032: Invalid JSON: || beside a JSON array or object expected JSON, found the text 'x'; to append it as a text write TO_JSON('…'::text) (line 1, column 12)

SELECT 'x' || o.d FROM (SELECT '{"y":0}'::jsonb AS d) o
----
error 22032: Invalid JSON: || beside a JSON array or object expected JSON, found the text 'x'; to append it as a text write TO_JSON('…'::text) (line 1, column 12)

SELECT o.t || 'x'::text, 'n'::text || o.d, o.t || TO_JSON('x'::text) FROM (SELECT '["a"]'::jsonb AS t, '{"y":0}'::jsonb AS d) o
----
'["a"]x' | n{"y":0} | ["a","x"]

SELECT ARRAY['a'] || 'b', 'a' || ARRAY['b']
----
["a","b"] | ["a","b"]

-- Text among the digits
SELECT TO_CHAR(100, 'FM999.00 "EUR"'), TO_CHAR(5551234, 'FM999-9999'), TO_CHAR(-5, '"a 9"999'), TO_CHAR(1.5, 'FM9.99"x"'), TO_CHAR(148.5, '"Pre:"999" Post:" .999'), TO_CHAR(-485, '999S "x"')
----
'100.00 EUR' | '555-1234' | a 9  -5 | '1.5x' | Pre: 148 Post: .500 | '485- x'

SELECT TO_CHAR(100, 'foo999'), TO_CHAR(100, 'f\oo999'), TO_CHAR(100, 'f\"oo999'), TO_CHAR(100, 'f"\ool"999'), TO_CHAR(12345, '99 "text" 9999')
----
foo 100 | f\oo 100 | f"oo 100 | fool 100 | '  1 text 2345'

-- The operators of paths give NULL for what does not fit
SELECT '{"a":1}'::jsonb @? 'strict $.b', '{"a":1}'::jsonb @@ 'strict $.b', '{"a":1}'::jsonb @? '$.b'
----
null | null | false

-- operators by the names of their functions, which need no question mark
SELECT JSONB_CONTAINED('{"a":1}'::jsonb, '{"a":1,"b":2}'), JSONB_EXISTS_ANY('{"a":1}', ARRAY['a', 'z']), JSONB_EXISTS_ALL('{"a":1}', ARRAY['a', 'z']), MIN_SCALE(1.500), MIN_SCALE(100), MIN_SCALE(1.23)
----
true | true | false | 1 | 0 | 2

SELECT * FROM STRING_TO_TABLE('a,,b,,', ',')
----
a
''
b
''
''

SELECT * FROM STRING_TO_TABLE('a,-,b', ',', '-')
----
a
null
b

SELECT COUNT(*), MIN(x) FROM STRING_TO_TABLE('abc', NULL) s (x)
----
3 | a

SELECT COUNT(*) FROM STRING_TO_TABLE(NULL, ',')
----
0

-- a query that is only asked whether it has rows needs no list
SELECT EXISTS (SELECT FROM (VALUES (1), (2)) v (a) WHERE a = 2), EXISTS (SELECT FROM (VALUES (1), (2)) v (a) WHERE a = 3), NOT EXISTS (SELECT FROM (VALUES (1)) v (a))
----
true | false | false

SELECT (SELECT FROM (VALUES (1)) v (a))
----
error 42601: Syntax error: expected ALL, DISTINCT or an expression, found "FROM"

-- uuid-ossp's name of it
SELECT LENGTH(uuid_generate_v4()::text), uuid_generate_v4() <> uuid_generate_v4()
----
36 | true
