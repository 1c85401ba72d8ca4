-- words of other systems: MySQL's, H2's, PostgreSQL's

CREATE TABLE t (id INT PRIMARY KEY, g VARCHAR(5), v INT);

INSERT INTO t VALUES (1, 'a', 10), (2, 'a', 20), (3, 'b', 30), (4, 'b', NULL)
----
changed 4

SELECT STRCMP('a', 'b'), STRCMP('b', 'a'), STRCMP('a', 'a'), STRCMP(NULL, 'a')
----
-1 | 1 | 0 | null

SELECT FIELD('b', 'a', 'b'), FIELD('z', 'a', 'b'), FIELD(NULL, 'a'), FIND_IN_SET('b', 'a,b,c'), FIND_IN_SET('x', 'a,b'), ELT(2, 'a', 'b'), ELT(9, 'a')
----
2 | 0 | 0 | 2 | 0 | b | null

SELECT BIN(5), OCT(8), CONV('ff', 16, 10), CONV('10', 10, 2), CONV('zz', 40, 10), SQUARE(3), ZEROIFNULL(NULL), ZEROIFNULL(4), NULLIFZERO(0), NULLIFZERO(4)
----
'101' | '10' | '255' | '1010' | null | 9.0 | 0 | 4 | null | 4

SELECT WEEKDAY(DATE '2024-01-31'), TO_DAYS(DATE '2024-01-31'), MAKEDATE(2024, 60), EOMONTH(DATE '2024-02-10')
----
2 | 739281 | "2024-02-29" | "2024-02-29"

SELECT DATE_FORMAT(TIMESTAMP '2024-01-31 09:05:06', '%Y-%m-%d %H:%i:%s'), DATE_FORMAT(DATE '2024-01-31', '%W, %e %M %y %%'), DATE_FORMAT(TIMESTAMP '2024-01-31 15:00:00', '%h %p')
----
'2024-01-31 09:05:06' | Wednesday, 31 January 24 % | '03 PM'

SELECT STR_TO_DATE('31,1,2024', '%d,%c,%Y'), STR_TO_DATE('2024-01-31 10:11:12', '%Y-%m-%d %T')
----
"2024-01-31T00:00:00" | "2024-01-31T10:11:12"

SELECT STR_TO_DATE('x', '%Y')
----
error 22007: Invalid value: expected a date of the form %Y, found "x"

SELECT DATE_BIN(INTERVAL '15' MINUTE, TIMESTAMP '2024-01-01 10:17:00', TIMESTAMP '2024-01-01 00:00:00'), DATE_BIN(INTERVAL '1 day', TIMESTAMP '2023-12-31 10:00:00', TIMESTAMP '2024-01-01 06:00:00')
----
"2024-01-01T10:15:00" | "2023-12-31T06:00:00"

SELECT DATE_BIN(INTERVAL '1' MONTH, TIMESTAMP '2024-01-01 10:17:00', TIMESTAMP '2024-01-01 00:00:00')
----
error 22023: Wrong argument: DATE_BIN expects a length without months and years

SELECT DATE_BIN(INTERVAL '0' DAY, TIMESTAMP '2024-01-01 10:17:00', TIMESTAMP '2024-01-01 00:00:00')
----
error 22023: Wrong argument: DATE_BIN expects a length above zero

SELECT MAX_BY(id, v), MIN_BY(id, v), ARG_MAX(g, v), ARG_MIN(g, v), MAX_BY(id, v) FILTER (WHERE g = 'a') FROM t
----
3 | 1 | b | a | 2

SELECT g, MAX_BY(id, v) FROM t GROUP BY g ORDER BY g
----
a | 2
b | 3

SELECT SUBSTRING('foobar' FROM 'o(.)b'), SUBSTRING('foobar' FROM 'o+'), SUBSTRING('foobar' FROM 'x'), SUBSTRING('abcdef' FROM '2'), SUBSTRING('foobar' SIMILAR '%#"o_b#"%' ESCAPE '#')
----
o | oo | null | bcdef | oob

SELECT ENCODE(DECODE('ff00', 'hex'), 'hex'), DECODE(1, 1, 'one')
----
ff00 | one

SELECT LOG(10, 1000), LOG(2, 1024), LOG(100), LOG10(1000), LOG2(8)
----
3.0 | 10.0 | 2.0 | 3.0 | 3.0

SELECT LOG(1, 5)
----
error 22012: Division by zero: LOG with base 1

SELECT LN(0)
----
error 2201E: Wrong argument: LN expects a number above zero

SELECT LOG(-1)
----
error 2201E: Wrong argument: LOG expects a number above zero

SELECT SQRT(-1)
----
error 2201F: Wrong argument: SQRT expects a number that is not negative

SELECT POWER(-8, 0.5)
----
error 2201F: Wrong argument: POWER expects a whole exponent for a negative base

SELECT g, GROUPING_ID(g), COUNT(*) FROM t GROUP BY ROLLUP (g) ORDER BY 2, 1
----
a | 0 | 2
b | 0 | 2
null | 1 | 4

-- bins of moments with a zone are such moments, whatever the zone

SET TIME ZONE 'America/New_York'

SELECT DATE_BIN(INTERVAL '15' MINUTE, TIMESTAMP WITH TIME ZONE '2024-01-01 10:17:00Z', TIMESTAMP WITH TIME ZONE '2024-01-01 00:00:00Z'), DATE_BIN(INTERVAL '1' DAY, TIMESTAMP WITH TIME ZONE '2024-07-01 10:17:00Z', TIMESTAMP WITH TIME ZONE '2024-01-01 00:00:00-05')
----
"2024-01-01T05:15:00-05:00" | "2024-07-01T01:00:00-04:00"

SET TIME ZONE 'UTC'

SELECT TO_CHAR(TIMESTAMP '2018-11-02 12:34:56.789012', 'FF1 FF2 FF3 FF4 FF5 FF6 MS US'), TO_CHAR(TIMESTAMP '2018-11-02 12:34:56', '"DD \" DD" \"HH24\"')
----
'7 78 789 7890 78901 789012 789 789012' | DD " DD "12"

SELECT TO_TIMESTAMP('2018-11-02 12:34:56.1275', 'YYYY-MM-DD HH24:MI:SS.FF3'), TO_TIMESTAMP('2018-11-02 23:59:59.96', 'YYYY-MM-DD HH24:MI:SS.FF1')
----
"2018-11-02T12:34:56.128Z" | "2018-11-03T00:00:00Z"

-- the time of day is a fraction of a Julian day

SELECT EXTRACT(JULIAN FROM TIMESTAMP '2020-01-01 12:00:00'), EXTRACT(JULIAN FROM DATE '2020-01-01'), DATE_PART('julian', TIMESTAMP '2020-01-01 06:00:00')
----
2458850.5 | 2458850 | 2458850.25

-- dates without a sign between
SELECT DATE '19990108', TIMESTAMP '19990108 10:11:12', CAST('19990108' AS DATE)
----
"1999-01-08" | "1999-01-08T10:11:12" | "1999-01-08"

SELECT DATE '19991308'
----
error 22007: Invalid date '19991308': Invalid value for MonthOfYear (valid values 1 - 12): 13 (line 1, column 13)

-- A time zone as the standard and PostgreSQL write it: an interval, hours, LOCAL for that of the connection.
SET TIME ZONE INTERVAL '+02:30' HOUR TO MINUTE

SHOW TIME ZONE
----
'+02:30'

SET TIME ZONE INTERVAL '-3' HOUR

SHOW TIME ZONE
----
'-03:00'

SET TIME ZONE 5.5

SHOW TIME ZONE
----
'+05:30'

SET TIME ZONE -7

SHOW TIME ZONE
----
'-07:00'

SET TIME ZONE INTERVAL '1' MONTH
----
error 22023: Time zone expected a region such as Europe/Oslo or an offset such as +02:00, found "P1M"

SET TIME ZONE 1000
----
error 22023: Time zone expected a region such as Europe/Oslo or an offset such as +02:00, found 1000

SET TIME ZONE LOCAL

-- the form of NORMALIZE is a word, as by the standard, or a text

SELECT CHAR_LENGTH(NORMALIZE(U&'sch\00F6n', NFD)), NORMALIZE(U&'scho\0308n', nfc) = U&'sch\00F6n', NORMALIZE(U&'\FB01', NFKC)
----
6 | true | fi

SELECT NORMALIZE(nfc), NORMALIZE(nfc, 'NFD') FROM (VALUES ('a')) AS v(nfc)
----
a | a

SELECT NORMALIZE('a', NFX)
----
error 42S22: Column "NFX" not found (line 1, column 23)
