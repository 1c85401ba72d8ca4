-- VARIADIC: an array in place of the last arguments.

CREATE TABLE v (id INT PRIMARY KEY, x TEXT ARRAY, y INT ARRAY)

INSERT INTO v VALUES (1, ARRAY['k', 'v'], ARRAY[1, 2]), (2, NULL, ARRAY[]), (3, ARRAY['a'], ARRAY[3, NULL])

SELECT id, CONCAT_WS('/', VARIADIC x), CONCAT(VARIADIC y), NUM_NULLS(VARIADIC y) FROM v ORDER BY id
----
1 | k/v | '12' | 0
2 | null | '' | 0
3 | a | '3' | 1

SELECT JSONB_BUILD_OBJECT(VARIADIC x), JSONB_BUILD_ARRAY(VARIADIC (y)), FORMAT('%s-%s', VARIADIC y) FROM v WHERE id = 1
----
{"k":"v"} | [1,2] | '1-2'

SELECT JSONB_EXTRACT_PATH('{"a": {"b": 1}}', VARIADIC ARRAY['a', 'b']), JSON_EXTRACT_PATH_TEXT('{"k": {"v": "z"}}', VARIADIC x)
FROM v WHERE id = 1
----
1 | z

SELECT JSONB_BUILD_OBJECT(VARIADIC x) FROM v WHERE id = 3
----
error 42883: Wrong number of arguments: JSON_OBJECT takes names and values in turn, found 1

SELECT UPPER(VARIADIC ARRAY['a'])
----
error 42883: VARIADIC expected a function with any number of arguments, found upper (line 1, column 14)

SELECT CONCAT(VARIADIC id) FROM v
----
error 42804: VARIADIC of CONCAT expected an array, found INTEGER (line 1, column 8)

-- elsewhere it is a name

SELECT variadic, CONCAT(variadic) FROM (VALUES ('a')) w (variadic)
----
a | a

-- paths with the session's zone, where PostgreSQL has it

SELECT JSONB_PATH_MATCH_TZ('["2015-08-01 23:00:00 +00"]', '$[0].datetime() < "2015-08-02".datetime()')
----
true

SET TIME ZONE 'Asia/Tokyo'

SELECT JSONB_PATH_MATCH_TZ('["2015-08-01 23:00:00 +00"]', '$[0].datetime() < "2015-08-02".datetime()')
----
false

SELECT JSONB_PATH_MATCH('["2015-08-01 23:00:00 +00"]', '$[0].datetime() < "2015-08-02".datetime()')
----
true

SELECT JSONB_PATH_EXISTS_TZ('["2015-08-01 23:00:00 +00"]', '$[*] ? (@.datetime() >= "2015-08-02".datetime())'), JSONB_PATH_QUERY_FIRST_TZ('["2015-08-01 23:00:00 +00"]', '$[*] ? (@.datetime() >= "2015-08-02".datetime())'), JSONB_PATH_QUERY_ARRAY_TZ('["2015-08-01 23:00:00 +00"]', '$[*] ? (@.datetime() >= "2015-08-02 09:00:00".datetime())')
----
true | '2015-08-01 23:00:00 +00' | []

SELECT * FROM JSONB_PATH_QUERY_TZ('["2015-08-01 23:00:00 +00"]', '$[*] ? (@.datetime() >= "2015-08-02".datetime())')
----
'2015-08-01 23:00:00 +00'
