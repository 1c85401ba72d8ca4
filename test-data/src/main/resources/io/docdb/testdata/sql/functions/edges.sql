-- Functions and operators at the edges of their values, as PostgreSQL has them.
-- parts of an interval are multiplied one by one
SELECT INTERVAL '1 mon -1 day' / 2, INTERVAL '1 mon -1 day' * 1.5, INTERVAL '13 months' / 2
----
"P15DT-12H" | "P1M14DT-12H" | "P6M15D"

SELECT AVG(x) FROM (VALUES (INTERVAL '-00:00:01'), (INTERVAL '13 months')) v (x)
----
"P6M15DT-0.5S"

SELECT JUSTIFY_DAYS(INTERVAL '1 mon -1 day'), JUSTIFY_INTERVAL(INTERVAL '1 mon -1 hour'), JUSTIFY_HOURS(INTERVAL '36:00 -1 day'), JUSTIFY_INTERVAL(INTERVAL '-1 mon 1 day 1 hour')
----
"P29D" | "P29DT23H" | "PT12H" | "P-28DT-23H"

-- days and time of a difference have the same sign
SELECT TIMESTAMP '2000-01-01 00:00:00' - TIMESTAMP '2024-01-31 23:59:59.999999'
----
"P-8796DT-23H-59M-59.999999S"

-- halves of doubles go to the even neighbour, exact ones away from zero
SELECT ROUND(2.5::FLOAT8), ROUND(-2.5::FLOAT8), 2.5::FLOAT8::INT, -2.5::FLOAT8::BIGINT, 2.5::INT, ROUND(2.5), ROUND(-2.5)
----
2.0 | -2.0 | 2 | -2 | 3 | 3 | -3

SELECT MOD(100, -0.5), 5 % 0.25, 5.00 % 3
----
0.0 | 0.00 | 2.00

SELECT TO_HEX(-1), TO_HEX(255), TO_HEX((-9223372036854775808)::BIGINT)
----
ffffffff | ff | '8000000000000000'

-- names are quoted only if they have to be
SELECT QUOTE_IDENT('aaa'), QUOTE_IDENT('Aa'), QUOTE_IDENT('select'), FORMAT('%I.%I', 'public', 'Order'), QUOTE_NULLABLE(NULL), QUOTE_NULLABLE(3)
----
aaa | '"Aa"' | '"select"' | public."Order" | NULL | ''3''

SELECT FORMAT('|%10s|%-10s|%*s|%3$s', 'a', 'b', 5, 'c'), FORMAT('%2$s %1$s %%', 'a', 'b')
----
|         a|b         |    c|5 | b a %

SELECT FORMAT('%q', 1)
----
error 22023: Invalid FORMAT: unknown kind %q in %q (line 1, column 8)

SELECT FORMAT('%s')
----
error 22023: Invalid FORMAT: no argument for %s in %s (line 1, column 8)

SELECT JSONB_OBJECT('{a,1,b,2}'), JSONB_OBJECT(ARRAY['a', 'b'], ARRAY['1', NULL])
----
{"a":"1","b":"2"} | {"a":"1","b":null}

SELECT JSONB_OBJECT('{a,1,b}')
----
error 22023: JSONB_OBJECT expects as many names as values, found 3 of both (line 1, column 8)

SELECT JSONB_SET('{"a":1}', '{}', '2'), JSONB_SET('{"a":1}', '{b}', '2')
----
{"a":1} | {"a":1,"b":2}

-- what clocks show twice is the second time
SELECT TIMESTAMP '2024-10-27 02:30' AT TIME ZONE 'Europe/Oslo', TIMESTAMP '2024-03-31 02:30' AT TIME ZONE 'Europe/Oslo'
----
"2024-10-27T02:30:00+01:00" | "2024-03-31T03:30:00+02:00"

SELECT MAKE_TIMESTAMPTZ(2024, 10, 27, 2, 30, 0, 'Europe/Oslo'), MAKE_TIMESTAMPTZ(2024, 1, 2, 3, 4, 5.5)
----
"2024-10-27T02:30:00+01:00" | "2024-01-02T03:04:05.5Z"

SELECT DATE_TRUNC('day', TIMESTAMPTZ '2024-03-31 01:30:00+00', 'America/New_York')
----
"2024-03-30T00:00:00-04:00"

SELECT TO_CHAR(INTERVAL '90 minutes', 'DD HH24:MI:SS'), TO_CHAR(INTERVAL '-2 hours', 'HH24:MI'), TO_CHAR(INTERVAL '1 year 2 mons 3 days 14:05:06.789', 'YYYY-MM-DD HH12:MI:SS.MS SSSS DDD')
----
'00 01:30:00' | '-02:00' | '0001-02-03 02:05:06.789 50706 423'

SELECT TO_CHAR(101, 'FM999TH'), TO_CHAR(-1, '9th'), TO_CHAR(DATE '2024-03-01', 'FMRM BC a.d. TMMonth, TMDay')
----
'101ST' | '-1' | III AD a.d. March, Friday

-- letters are letters in any language
SELECT 'É' ~ '^\w$', REGEXP_REPLACE('äöü é', '\w+', 'X', 'g'), REGEXP_MATCH('grün', '\w+')
----
true | X X | ["grün"]

-- places are counted in characters, whatever they take; a group that is not there is empty
SELECT REGEXP_REPLACE('a', '(?i)A', '<\1>'), REGEXP_REPLACE('😀x', '', 'X', 2), REGEXP_INSTR('😀x', 'x'), REGEXP_SUBSTR('😀xy', '.', 2), REGEXP_REPLACE('😀x', '', '-', 'g')
----
<> | 😀Xx | 2 | x | '-😀-x-'

SELECT SUBSTRING('Hello' SIMILAR '%#"_#"%' ESCAPE '#'), SUBSTRING('foobar' SIMILAR '%#"o_b#"%' ESCAPE '#')
----
H | oob

SELECT GREATEST(TIMESTAMP '1582-10-10 10:10:10', DATE '1999-12-31'), LEAST(1, 2.50), GREATEST(1, 2.5::FLOAT8), LEAST(NULL, 3)
----
"1999-12-31T00:00:00" | 1 | 2.5 | 3

-- beside an array NULL is an element, or no array
SELECT ARRAY['a'] || NULL::TEXT, NULL::TEXT[] || ARRAY['b'], ARRAY['a'] || NULL, 'x'::TEXT || ARRAY['a'], NULL::INT[] || 5
----
["a",null] | ["b"] | ["a"] | ["x","a"] | [5]

SELECT TO_CHAR(INTERVAL '-1 day -3 hours', 'DD HH24:MI'), TO_CHAR(INTERVAL '-3 mons', 'MM')
----
'-1 -03:00' | '-03'

-- decimals to a whole power are exact, and decimals
SELECT 2.5 ^ 4, 1.1 ^ 2, 1000 * POWER(1.05, 10), 2.0 ^ (-3), (-1.5) ^ 3, POWER(2, 3), 1.00000000000000000001 ^ 3
----
39.0625000000000000 | 1.2100000000000000 | 1628.8946267774414000 | 0.1250000000000000 | -3.3750000000000000 | 8.0 | 1.00000000000000000003

SELECT 10::NUMERIC ^ 20, 0.0 ^ 0, 0.001 ^ 10, 9.0 ^ 0.5
----
100000000000000000000.0000000000000000 | 1.0000000000000000 | 1.0000000000000000E-30 | 3

SELECT 0.0 ^ (-1)
----
error 22012: Division by zero: zero raised to a negative power (line 1, column 12)

SELECT 10.0 ^ 200000
----
error 22003: Number out of range: the result does not fit DECIMAL (line 1, column 13)

-- the least whole number of a type has no counterpart in it
SELECT ABS(i) FROM (VALUES (CAST(-2147483648 AS INT))) v (i)
----
error 22003: Number out of range: the result does not fit INTEGER (line 1, column 8)

SELECT ABS(i), ABS(b), ABS(-2.50) FROM (VALUES (CAST(-2147483647 AS INT), CAST(-2147483648 AS BIGINT))) v (i, b)
----
2147483647 | 2147483648 | 2.50

-- Exponents of ten digits
SELECT 1.000000000123 ^ (-2147483648), (-1.0) ^ 2147483647, (-1.0) ^ 2147483646
----
0.7678656556403084 | -1.0000000000000000 | 1.0000000000000000

-- What is below 1 has 16 digits that count.
SELECT (10.0 ^ (-20))::TEXT, 10.0 ^ (-20) * 10.0 ^ 20 = 1, (1.5 ^ (-100))::TEXT, 2.0 ^ (-3), 10.0 ^ (-2000) = 0
----
'0.000000000000000000010000000000000000' | true | '0.000000000000000002459654426579829' | 0.1250000000000000 | true

-- Buckets are exact, whatever the size of the bounds.
SELECT WIDTH_BUCKET(0.29, 0, 1, 100), WIDTH_BUCKET(5, 10, 0, 5), WIDTH_BUCKET(10, 10, 0, 5), WIDTH_BUCKET(0, 10, 0, 5), WIDTH_BUCKET(11, 10, 0, 5), WIDTH_BUCKET(0, -1e100::NUMERIC, 1, 10), WIDTH_BUCKET(0, -1e100, 1, 10), WIDTH_BUCKET('Infinity'::FLOAT8, 0, 1, 5), WIDTH_BUCKET('-Infinity'::FLOAT8, 0, 1, 5)
----
30 | 3 | 1 | 6 | 0 | 10 | 10 | 6 | 0

SELECT WIDTH_BUCKET('NaN'::FLOAT8, 0, 1, 5)
----
error 22023: Wrong argument: WIDTH_BUCKET expects a number (line 1, column 8)

-- No digit before the point where the pattern has only 9 and there is something behind it; V moves the point.
SELECT TO_CHAR(0, '9.99'), TO_CHAR(-0.1, '99.99'), TO_CHAR(0.5, 'FM9.9'), TO_CHAR(0, 'FM9.99'), TO_CHAR(0.1, '0.9'), TO_CHAR(0, '99'), TO_CHAR(1234.56, '99999V99'), TO_CHAR(12, 'FM99V999'), TO_CHAR(123.4, '99V9'), TO_NUMBER('123456', '99999V99')
----
'  .00' | '  -.10' | '.5' | '0.' | ' 0.1' | '  0' | '  123456' | '12000' | ' ###' | 1234.56

SELECT TO_CHAR(INTERVAL '3 months', 'RM|FMrm|'), TO_CHAR(INTERVAL '-1 month', 'FMRM'), TO_CHAR(INTERVAL '1 year', 'FMRM'), TO_CHAR(INTERVAL '0', 'RM'), EXTRACT(WEEK FROM INTERVAL '15 days')
----
III |iii| | XII | XII | '' | 2

SELECT TO_BIN(5), TO_OCT(64), TO_BIN(-1), TO_HEX(255), REVERSE('\xaabb'::BYTEA) = '\xbbaa'::BYTEA, REVERSE('abc'), E'\123\101' = 'SA', LENGTH(E'\7x')
----
'101' | '100' | '11111111111111111111111111111111' | ff | true | cba | true | 2
