-- What random calls against PostgreSQL found.

-- named classes in brackets, and the edges of words

SELECT 'Hello World' ~ '^[[:alpha:]]+ ', REGEXP_REPLACE('a1b22', '[[:digit:]]+', '#', 'g'), SUBSTRING('äöüß' FROM '[[:alpha:]]'), REGEXP_REPLACE('a b', '[^[:space:]]', 'x', 'g'), 'a]b' ~ '[]x]', '[:alpha:]' ~ '^[:alph]+$'
----
true | a#b# | ä | x x | true | false

SELECT REGEXP_REPLACE('one two', '\m\w', 'X', 'g'), REGEXP_REPLACE('one two', '\w\M', 'X', 'g'), 'one two' ~ 'e\y', 'one' ~ 'o\Yn', REGEXP_MATCH('a+b', '[[:punct:]]')
----
Xne Xwo | onX twX | true | true | ["+"]

SELECT 'a' ~ '[[:letter:]]'
----
error 2201B: Unknown character class in a regular expression: expected alpha

-- arrays to text without a text for NULL

SELECT ARRAY_TO_STRING(ARRAY['a', NULL, 'b'], ',', NULL), ARRAY_TO_STRING(ARRAY['a', NULL, 'b'], ',', '?'), ARRAY_TO_STRING(NULL, ',', '?')
----
a,b | a,?,b | null

-- halves of the day of an interval

SELECT TO_CHAR(INTERVAL '90 minutes', 'HH:MI a.m.'), TO_CHAR(INTERVAL '13:05', 'HH12:MI PM')
----
'01:30 a.m.' | '01:05 PM'

-- weeks of months

SELECT DATE_TRUNC('week', INTERVAL '10 days 3 hours')
----
"P10D"

SELECT DATE_TRUNC('week', INTERVAL '1 month')
----
error 22023: Wrong unit: an interval with months cannot be cut to weeks

-- a text that ends before the template does

SELECT TO_TIMESTAMP('2024-02-29 10:11', 'YYYY-MM-DD HH24:MI:SS'), TO_DATE('2024', 'YYYY-MM-DD')
----
"2024-02-29T10:11:00Z" | "2024-01-01"

SELECT TO_DATE('', 'YYYY-MM-DD')
----
error 22007: Invalid date: expected a number at character 1 of ""

-- Roman numbers

SELECT '[' || TO_CHAR(1999, 'RN') || ']', TO_CHAR(2024.4, 'FMRN'), TO_CHAR(4, 'FMrn'), TO_CHAR(0, 'RN')
----
'[        MCMXCIX]' | MMXXIV | iv | ###############

-- periods whose end is unknown

SELECT (DATE '2024-01-01', NULL) OVERLAPS (DATE '2023-01-01', DATE '2024-06-01'), (DATE '2024-01-01', DATE '2024-02-01') OVERLAPS (DATE '2024-03-01', NULL), (DATE '2024-01-01', NULL) OVERLAPS (DATE '2024-03-01', DATE '2024-04-01'), (DATE '2024-01-01', DATE '2024-01-01') OVERLAPS (DATE '2024-01-01', DATE '2024-02-01')
----
true | null | null | true

SELECT ISFINITE(DATE '2024-01-01'), ISFINITE(INTERVAL '1 day'), ISFINITE(NULL)
----
true | true | null

SELECT FORMAT('%I', NULL)
----
error 22023: Invalid FORMAT: a name is NULL for %I in %I

-- paths

SELECT JSONB_PATH_QUERY_ARRAY('{"a": [1, 2]}', 'lax$.a[*]'), JSONB_PATH_EXISTS('{"a": 1}', ' strict$.a'), JSONB_PATH_QUERY_FIRST('{"lax$": 3}', '$.lax$')
----
[1,2] | true | 3

SELECT JSONB_PATH_MATCH('{"a": 1}', '$.a')
----
error 22038: JSON path: a condition as $.a > 1 is expected, which is true or false

SELECT JSONB_PATH_MATCH('{"a": 1}', '$.a', '{}', TRUE), JSONB_PATH_MATCH('{"a": 1}', '$.a > "x"'), '{"a": 1}' @@ '$.a'
----
null | null | null

-- arrays are not cut to less than nothing

SELECT TRIM_ARRAY(ARRAY[1, 2, 3], 2), TRIM_ARRAY(ARRAY[1], 1)
----
[1] | []

SELECT TRIM_ARRAY(ARRAY[1], 2)
----
error 2202E: TRIM_ARRAY expected a number of elements from 0 to 1, found 2

-- the beginnings of words are truth values, a date is no interval

SELECT CAST('tru' AS BOOLEAN), CAST('OF' AS BOOLEAN), CAST('1-2 3' AS INTERVAL) = INTERVAL '1 year 2 months 3 seconds'
----
true | false | true

SELECT CAST('2024-02-29' AS INTERVAL)
----
error 22007: Invalid value: expected INTERVAL, found "2024-02-29"
