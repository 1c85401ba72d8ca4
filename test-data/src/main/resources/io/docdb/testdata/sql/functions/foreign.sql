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
