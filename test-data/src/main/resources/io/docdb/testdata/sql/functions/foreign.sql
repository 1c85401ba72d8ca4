-- the clock in UTC, also where it is written as if it were a column; a column of that name comes first

SELECT SYSDATE = LOCALTIMESTAMP, UTC_DATE = UTC_DATE(), UTC_TIMESTAMP(6) = NOW() AT TIME ZONE 'UTC', UTC_TIME IS NULL, SYSTIMESTAMP = NOW()
----
true | true | true | false | true

SELECT sysdate FROM (SELECT 1 AS sysdate) t
----
1

SELECT UTC_TIMESTAMP = date_trunc('second', UTC_TIMESTAMP(6))
----
true

SELECT sysdat
----
error 42S22: Column "sysdat" not found (line 1, column 8)

-- seconds, times and days

SELECT SEC_TO_TIME(3661), SEC_TO_TIME(1.5), TIME_TO_SEC('01:01:01'), TIME('2024-01-02 03:04:05'), MAKETIME(1, 2, 3), MICROSECOND(TIMESTAMP '2024-01-01 00:00:00.25')
----
"01:01:01" | "00:00:01.5" | 3661 | "03:04:05" | "01:02:03" | 250000

SELECT SEC_TO_TIME(86400)
----
error 22008: Date out of range: Invalid value for NanoOfDay (valid values 0 - 86399999999999): 86400000000000 (line 1, column 8)

SELECT TIMEDIFF(TIME '02:00:00', TIME '03:30:00'), TIMEDIFF('2024-01-02 00:00:00', '2024-01-01 12:00:00'), ADDTIME(TIME '01:00:00', '02:30:00'), SUBTIME(TIMESTAMP '2024-01-01 00:00:00', TIME '01:00:00')
----
"PT-1H-30M" | "PT12H" | "03:30:00" | "2023-12-31T23:00:00"

SELECT TIME_FORMAT(TIME '13:02:03', '%H.%i'), TIMESTAMP('2024-01-01', '10:00:00'), FROM_DAYS(TO_DAYS('2024-05-06')), PERIOD_ADD(202411, 3), PERIOD_DIFF(202502, 202411), CONVERT_TZ('2024-07-01 12:00:00', '+00:00', 'Europe/Oslo'), JULIANDAY('2024-01-01 12:00:00'), JULIANDAY('2024-01-01')
----
'13.02' | "2024-01-01T10:00:00" | "2024-05-06" | 202502 | 3 | "2024-07-01T14:00:00" | 2460311 | 2460310.5

SELECT PERIOD_ADD(202413, 1)
----
error 22023: Wrong period: expected year and month as in 202405, found 202413 (line 1, column 8)

-- TRUNC of a point in time is Oracle's and H2's, of a number it is everybody's

SELECT TRUNC(DATE '2024-05-06', 'MM'), TRUNC(TIMESTAMP '2024-05-06 07:08:09'), TRUNC(TIMESTAMP '2024-05-06 07:08:09', 'HH24'), TRUNC(DATE '2024-05-09', 'IW'), TRUNC(DATE '2024-05-09', 'Q'), TRUNC(DATE '2024-05-09', 'YYYY'), TRUNC(1.29, 1), TRUNCATE(1.29, 1)
----
"2024-05-01" | "2024-05-06T00:00:00" | "2024-05-06T07:00:00" | "2024-05-06" | "2024-04-01" | "2024-01-01" | 1.2 | 1.2

SELECT TRUNC(NULL), TRUNC(CAST(NULL AS DATE))
----
null | null

SELECT TRUNC(DATE '2024-05-06', 'DAY')
----
error 22023: TRUNC expected DD for the day or IW for the week, found DAY, which means either; DATE_TRUNC('day', …) is midnight (line 1, column 8)

SELECT TRUNC(DATE '2024-05-06', 'MONT')
----
error 22023: Unknown field of a date or time: MONT, did you mean "MON"? (line 1, column 8)

-- SQL Server's parts of a date, their units as words

SELECT DATEPART(year, DATE '2024-05-06'), DATEPART(quarter, DATE '2024-05-06'), DATENAME(month, DATE '2024-05-06'), DATENAME(weekday, '2024-05-06'), DATENAME(year, DATE '2024-05-06'), DATENAME('second', TIMESTAMP '2024-05-06 01:02:03.5'), DATEPART('hour', TIMESTAMP '2024-05-06 01:02:03')
----
2024 | 2 | May | Monday | '2024' | '3' | 1

SELECT DATENAME(mont, DATE '2024-05-06')
----
error 22023: Unknown field of a date or time: mont, did you mean "MON"? (line 1, column 8)

-- text

SELECT STUFF('abcdef', 2, 3, 'X'), STUFF('abc', 9, 1, 'X'), STUFF('abc', 1, 0, 'X'), REPLICATE('ab', 2), QUOTE('it''s'), QUOTE(NULL)
----
aXef | null | Xabc | abab | ''it''s'' | NULL

SELECT SHA2('abc', 256) = encode(SHA256('abc'), 'hex'), SHA2('abc', 0) = SHA2('abc', 256), length(SHA2('abc', 512)), SHA2('abc', 1)
----
true | true | 128 | null

-- the last number drawn, 0 before the first

SELECT LAST_INSERT_ID()
----
0

CREATE TABLE numbered (id INT AUTO_INCREMENT PRIMARY KEY, v INT)

INSERT INTO numbered (v) VALUES (1), (2)

SELECT LAST_INSERT_ID(), SCOPE_IDENTITY(), IDENTITY(), LASTVAL()
----
2 | 2 | 2 | 2

INSERT INTO numbered (v) VALUES (LAST_INSERT_ID() * 10)

SELECT id, v FROM numbered WHERE id = LAST_INSERT_ID()
----
3 | 20

-- with a number, it is the last from now on: how counters without a sequence are kept

CREATE TABLE counter (id BIGINT NOT NULL) ENGINE=InnoDB

INSERT INTO counter VALUES (7)

UPDATE counter SET id = LAST_INSERT_ID(id + 5)
----
changed 1

SELECT LAST_INSERT_ID(), SCOPE_IDENTITY()
----
12 | 12

SELECT LAST_INSERT_ID(), id FROM counter
----
12 | 12

SELECT LAST_INSERT_ID(NULL)
----
null

SELECT LAST_INSERT_ID('many')
----
error 22018

-- the clock goes on while the statement runs

SELECT COUNT(DISTINCT c) > 1, COUNT(DISTINCT n), MIN(c) >= MIN(n) FROM (SELECT CLOCK_TIMESTAMP(9) AS c, CURRENT_TIMESTAMP(9) AS n FROM GENERATE_SERIES(1, 100000) AS g(i)) AS t
----
true | 1 | true

-- MySQL's templates have days with endings, days of the week from Sunday, and weeks by four ways of counting

SELECT DATE_FORMAT('1997-01-02 03:04:05', '%M %W %D %Y %y %m %d %h %i %s %w'), DATE_FORMAT('1998-12-31', '%x-%v'), DATE_FORMAT('2000-01-01', '%X-%V %U %u'), DATE_FORMAT('2023-11-11', '%D'), DATE_FORMAT('2023-11-22', '%D'), DATE_FORMAT('2023-11-03', '%D %% %w')
----
January Thursday 2nd 1997 97 01 02 03 04 05 4 | '1998-53' | '1999-52 00 00' | '11th' | '22nd' | '3rd % 5'

SELECT STR_TO_DATE('2nd March 2023', '%D %M %Y'), STR_TO_DATE('97-03-04', '%y-%m-%d'), STR_TO_DATE('69-03-04', '%y-%m-%d')
----
"2023-03-02T00:00:00" | "1997-03-04T00:00:00" | "2069-03-04T00:00:00"

SELECT YEARWEEK('1981-12-31', 1), YEARWEEK('1982-01-01', 1), YEARWEEK('1987-01-01'), YEARWEEK('2000-12-31', 0), YEARWEEK('2000-01-01', 5), TO_SECONDS('2009-11-29 13:43:32'), TO_SECONDS(DATE '1950-05-01')
----
198153 | 198153 | 198652 | 200053 | 199952 | 63426721412 | 61546435200

-- SUBSTRING_INDEX from behind takes no letter twice

SELECT SUBSTRING_INDEX('aaaaaaaaa1', 'aa', -2), SUBSTRING_INDEX('aaaaaaaaa1', 'aaa', -4), SUBSTRING_INDEX('www.mysql.com', '.', -2), SUBSTRING_INDEX('a.b', '.', -5)
----
aa1 | aaaaaaaaa1 | mysql.com | a.b

-- FORMAT of a number is MySQL's, of a text PostgreSQL's

SELECT FORMAT(4.55, 1), FORMAT(12345.678, 2), FORMAT(1234567, 0), FORMAT(12345.678, 2, 'de_DE'), FORMAT(-2, 2), FORMAT(1e0 / 3, 3), FORMAT(NULL, 2), FORMAT(1.5, NULL), FORMAT('%s of %s', 1, 2)
----
'4.6' | '12,345.68' | '1,234,567' | '12.345,68' | '-2.00' | '0.333' | null | null | '1 of 2'

SELECT FORMAT(12345, 'N2')
----
error 22023: FORMAT of a number expected how many decimal digits, found "N2": TO_CHAR takes a template (line 1, column 8)

-- exact numbers beyond all doubles are no infinity

SELECT STDDEV_POP(f) FROM (VALUES (1e309), (-1e309)) t (f)
----
error 22003: Number out of range: the result does not fit DOUBLE PRECISION
