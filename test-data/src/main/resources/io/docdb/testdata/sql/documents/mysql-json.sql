-- MySQL's functions over JSON

SELECT JSON_LENGTH('{"a": [1, 2, 3]}', '$.a'), JSON_LENGTH('[1, 2]'), JSON_LENGTH('{"a": 1}', '$.b'), JSON_KEYS('{"a": {"b": 1, "c": 2}}', '$.a'), JSON_KEYS('{"a": 1}', '$.a')
----
3 | 2 | null | ["b","c"] | null

SELECT JSON_CONTAINS('{"a": {"b": 1}, "c": [1, 2]}', '1', '$.a.b'), JSON_CONTAINS('{"a": {"b": 1}}', '{"b": 1}', '$.a'), JSON_CONTAINS('{"c": [1, 2]}', '3', '$.c'), JSON_CONTAINS('{"c": 1}', '3', '$.d'), JSON_CONTAINS('[1, 2]', '2')
----
true | true | false | null | true

SELECT JSON_CONTAINS_PATH('{"a": 1, "b": {"c": 2}}', 'one', '$.x', '$.b.c'), JSON_CONTAINS_PATH('{"a": 1, "b": {"c": 2}}', 'all', '$.x', '$.b.c'), JSON_CONTAINS_PATH('{"a": 1}', 'all', '$.a')
----
true | false | true

SELECT JSON_CONTAINS_PATH('{"a": 1}', 'some', '$.a')
----
error 22023: JSON function expected 'one' or 'all', found 'some' (line 1, column 8)

SELECT JSON_OVERLAPS('[1, 3, 5]', '[2, 5]'), JSON_OVERLAPS('[1, 3]', '[2, 4]'), JSON_OVERLAPS('{"a": 1, "b": 2}', '{"c": 1, "b": 2}'), JSON_OVERLAPS('{"a": 1}', '{"a": 2}'), JSON_OVERLAPS('5', '[4, 5]'), JSON_OVERLAPS('5', '6')
----
true | false | true | false | true | false

SELECT 17 MEMBER OF ('[23, "abc", 17]'), 'ab' MEMBER OF ('[23, "abc"]'), 'abc' MEMBER OF ('[23, "abc"]'), 17 NOT MEMBER OF ('[17]'), 1 MEMBER OF ('1')
----
true | false | true | false | true

SELECT JSON_ARRAY_APPEND('["a", ["b", "c"], "d"]', '$[1]', 1), JSON_ARRAY_APPEND('["a"]', '$[0]', 2, '$', 'x'), JSON_ARRAY_APPEND('{"a": 1}', '$.a', 2), JSON_ARRAY_APPEND('{"a": 1}', '$.b', 2), JSON_ARRAY_APPEND('[]', NULL, 1)
----
["a",["b","c",1],"d"] | [["a",2],"x"] | {"a":[1,2]} | {"a":1} | null

SELECT JSON_ARRAY_INSERT('["a", {"b": [1, 2]}]', '$[1].b[0]', 'x'), JSON_ARRAY_INSERT('["a"]', '$[0]', 0, '$[100]', 9), JSON_ARRAY_INSERT('{"a": 1}', '$.a[0]', 2)
----
["a",{"b":["x",1,2]}] | [0,"a",9] | {"a":1}

SELECT JSON_ARRAY_INSERT('{"a": 1}', '$.a', 2)
----
error 22023: JSON_ARRAY_INSERT expected a path to an element, as $.a[0], found $.a (line 1, column 8)

SELECT JSON_MERGE_PRESERVE('[1, 2]', '[true]', '3'), JSON_MERGE_PRESERVE('{"a": 1, "b": 2}', '{"a": 3, "c": 4}'), JSON_MERGE('{"a": {"x": 1}}', '{"a": {"y": 2}}')
----
[1,2,true,3] | {"a":[1,3],"b":2,"c":4} | {"a":{"x":1,"y":2}}

SELECT JSON_SEARCH('["abc", [{"k": "10"}, "def"], {"x": "abc"}, {"y z": "bcd"}]', 'one', 'abc'), JSON_SEARCH('["abc", {"x": "abc"}]', 'all', 'abc'), JSON_SEARCH('["abc", {"y z": "bcd"}]', 'all', '%b%'), JSON_SEARCH('["abc"]', 'all', 'x'), JSON_SEARCH('[{"k": "10"}, {"k": "20"}]', 'all', '_0', NULL, '$[1]'), JSON_SEARCH('["a%", "ab"]', 'all', 'a|%', '|')
----
$[0] | ["$[0]","$[1].x"] | ["$[0]","$[1].\"y z\""] | null | $[1].k | $[0]

SELECT JSON_SEARCH('["a"]', 'one', 'a', NULL, NULL), JSON_SEARCH('["a"]', 'all', 'a', NULL, '$[0]', NULL), JSON_SEARCH('["a"]', NULL, 'a')
----
null | null | null

SELECT JSON_VALID('{"a": 1}'), JSON_VALID('{a'), JSON_DEPTH('[1, [2]]'), JSON_QUOTE('a"b'), JSON_UNQUOTE('"a\"b"')
----
true | false | 3 | '"a\"b"' | a"b

CREATE TABLE j (id INT PRIMARY KEY, d JSON, member INT, xor INT)

INSERT INTO j VALUES (1, '{"tags": ["a", "b"], "n": 1}', 5, 6), (2, '{"tags": ["b"], "n": 2}', 7, 8)

SELECT id FROM j WHERE 'a' MEMBER OF (d -> '$.tags')
----
1

SELECT id FROM j WHERE NOT 'a' MEMBER OF (d.tags) AND JSON_CONTAINS(d, '"b"', '$.tags')
----
2

SELECT d -> '$.tags', d -> '$.tags[1]', d ->> '$.n', d -> '$', d -> '$.tags[*]', d -> '$.a.b', '{"a": {"b": 1}}' -> '$.a.b' FROM j
----
["a","b"] | b | '1' | {"tags":["a","b"],"n":1} | ["a","b"] | null | 1
["b"] | null | '2' | {"tags":["b"],"n":2} | ["b"] | null | 1

SELECT id member, xor FROM j ORDER BY member, j.xor
----
1 | 6
2 | 8

UPDATE j SET d = JSON_ARRAY_APPEND(d, '$.tags', 'c') WHERE id = 2

SELECT d.tags FROM j WHERE id = 2
----
["b","c"]

-- XOR stands between OR and AND

SELECT TRUE XOR FALSE, TRUE XOR TRUE, NULL XOR TRUE, TRUE OR TRUE XOR TRUE, TRUE AND FALSE XOR TRUE, NOT TRUE XOR TRUE, 1 < 2 XOR 2 < 3 XOR 3 < 4, XOR(TRUE, FALSE)
----
true | false | null | true | true | true | true | true

SELECT id xor FROM j WHERE (id = 1) XOR (member = 7) ORDER BY 1
----
1
2

SELECT member xor FROM j ORDER BY 1
----
5
7

SELECT j.member, xor xor FROM j ORDER BY 1
----
5 | 6
7 | 8

-- JSON_EXTRACT: a path that may lead to several places, or several paths, give an array

SELECT JSON_EXTRACT('{"b": [{"a": 2}, {"a": 3}]}', '$.b[*].a'), JSON_EXTRACT('[10, 20, [30, 40]]', '$[2][*]'), JSON_EXTRACT('{"a": 1, "b": 2}', '$.*'), JSON_EXTRACT('{"a": [1, 2]}', '$.a[0]'), JSON_EXTRACT('{"a": [1, 2]}', '$.a[last]'), JSON_EXTRACT('{"a": [1, 2, 3]}', '$.a[0 to 1]'), JSON_EXTRACT('{"a": 1}', '$.x[*]')
----
[2,3] | [30,40] | [1,2] | 1 | 2 | [1,2] | null

SELECT JSON_EXTRACT('{"a": 1, "b": 2}', '$.b', '$.x', '$.a'), JSON_EXTRACT('{"a": 1}', '$.x', '$.y'), JSON_EXTRACT(NULL, '$.a', '$.b')
----
[2,1] | null | null

-- … at any depth, each once

SELECT JSON_EXTRACT('{"b": [{"a": 2}, {"a": 3}], "a": 1}', '$**.a'), JSON_EXTRACT('{"b": [[1, 2], [3]]}', '$**[0]'), '{"b": {"a": 2}}' -> '$**.a', JSON_CONTAINS_PATH('{"b": {"a": 2}}', 'one', '$**.a', '$.x')
----
[1,2,3] | [[1,2],1,3] | [2] | true

-- a strict path is lenient behind .**, for that finds things of all kinds

SELECT JSONB_PATH_QUERY_ARRAY('{"b": [{"a": 2}, {"a": 3}]}', 'strict $.**.a'), JSONB_PATH_QUERY_ARRAY('{"b": [{"a": [1]}, {"a": 3}]}', 'strict $.**.a[0]'), JSONB_PATH_QUERY_ARRAY('{"b": [{"a": {"c": 4}}, {"a": 3}]}', 'strict $.**.a.*')
----
[2,3] | [1] | [4]

SELECT JSONB_PATH_QUERY_ARRAY('{"b": [{"a": 2}, {"a": 3}]}', 'strict $.a')
----
error 2203A: JSON path: no member "a" in strict mode (line 1, column 8)

-- the order of fields does not matter

SELECT JSON_OVERLAPS('{"A": 1, "B": {"D": 4, "E": 5}}', '{"C": 3, "B": {"E": 5, "D": 4}}'), JSON_OVERLAPS('[{"a": 1, "b": [1, {"x": 1, "y": 2}]}]', '[{"b": [1, {"y": 2, "x": 1}], "a": 1}]'), JSON_OVERLAPS('[{"a": 1, "b": 2}]', '[{"a": 1}]'), JSON_OVERLAPS('[[1, 2]]', '[[2, 1]]')
----
true | true | false | false

-- an object has no elements

SELECT JSON_SET('{"a": 12}', '$[0]', 100), JSON_INSERT('{"a": {"b": 1}}', '$.a[0]', 5), JSON_SET('[{"b": 1}]', '$[0].b', 5, '$[1]', 6)
----
{"a":12} | {"a":{"b":1}} | [{"b":5},6]

-- JSON_CONTAINS goes into the elements of arrays, @> does not

SELECT JSON_CONTAINS('[4, [2, 3], 1]', '2'), JSON_CONTAINS('{"b": [1, 2], "a": 1}', '{"a": 1, "b": 2}'), JSON_CONTAINS('[1, {"a": 1}]', '{}'), JSON_CONTAINS('[{"a": 1, "c": 3}, {"b": 2}]', '{"a": 1}'), JSON_CONTAINS('[{"a": 1}, {"b": 2}]', '[{"b": 2}]'), JSON_CONTAINS('[1, 2]', '[2, 3]'), JSON_CONTAINS('[1, [2, 3]]', '[[3]]'), JSON_CONTAINS('1', '[1]'), JSON_CONTAINS('{"a": 1}', '{"a": 1, "b": 2}')
----
true | true | true | true | true | false | true | false | false

SELECT '[4, [2, 3], 1]'::JSONB @> '2', '[1, {"a": 1}]'::JSONB @> '{"a": 1}', '{"b": [1, 2]}'::JSONB @> '{"b": 2}', JSONB_CONTAINS('[1, [2, 3]]', '[[3]]')
----
false | false | false | true

SELECT JSON_CONTAINS('{"x": [{"a": 1}, {"b": 2}]}', '{"b": 2}', '$.x'), JSON_CONTAINS('{"x": 1}', NULL, '$.x'), JSON_CONTAINS(NULL, '1'), JSON_CONTAINS('{"x": [[1]]}', '1', '$.x')
----
true | null | null | true
