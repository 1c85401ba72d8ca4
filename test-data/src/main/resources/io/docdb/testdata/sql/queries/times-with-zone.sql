-- A time of day with the offset it was written in. It compares by what clocks in UTC show on the day it is there; the offset is only
-- printed. A time without a zone is one of the session's.

SELECT TIME WITH TIME ZONE '12:30:00+02', TIME '12:30:00+02', TIMETZ '12:30:00.5-05:30', TIME WITH TIME ZONE '12:30:00', TIMETZ 'allballs', TIMETZ 'now' IS NULL
----
"12:30:00+02:00" | "12:30:00+02:00" | "12:30:00.5-05:30" | "12:30:00Z" | "00:00:00Z" | false

SELECT TIME WITH TIME ZONE '25:30:00+02'
----
error 22007: Invalid time '25:30:00+02': Invalid value for HourOfDay (valid values 0 - 23): 25 (line 1, column 28)

SELECT TIME WITH TIME ZONE '12:30:00 Europe/Oslo'
----
error 22007: Invalid time '12:30:00 Europe/Oslo': an offset such as +02 expected behind a time of day, for that of a region depends on the day (line 1, column 28)

SELECT CAST('12:30:00 Europe/Oslo' AS TIMETZ)
----
error 22007: Invalid value: expected TIME WITH TIME ZONE, found "12:30:00 Europe/Oslo" (line 1, column 8)

SELECT CAST('noon' AS TIME WITH TIME ZONE)
----
error 22007: Invalid value: expected TIME WITH TIME ZONE, found "noon" (line 1, column 8)

SELECT CAST('12:30+02' AS TIMETZ), '2024-01-01 12:30+02'::timetz, CAST(TIME '12:30' AS TIMETZ), CAST(TIMESTAMP WITH TIME ZONE '2024-01-01 12:30+02' AS TIMETZ), CAST(TIMESTAMP '2024-01-01 12:30' AS TIMETZ), CAST(TIMESTAMP 'infinity' AS TIMETZ)
----
"12:30:00+02:00" | "12:30:00+02:00" | "12:30:00Z" | "12:30:00+02:00" | "12:30:00Z" | null

SELECT CAST(TIMETZ '12:30:00+02' AS TIME), CAST(TIMETZ '12:30:00+02' AS VARCHAR(20)), CAST(TIMETZ '12:30:00.12367+02' AS TIME(3) WITH TIME ZONE), TRY_CAST('x' AS TIMETZ)
----
"12:30:00" | '12:30:00+02' | "12:30:00.124+02:00" | null

SELECT CAST(TIMETZ '12:30+02' AS TIMESTAMP)
----
error 22018: Invalid value: expected TIMESTAMP, found TIME_TZ "12:30:00+02:00" (line 1, column 8)

SELECT TIMETZ '12:00+02' = TIMETZ '10:00Z', TIMETZ '12:00+02' < TIMETZ '11:00Z', TIMETZ '01:00+02' < TIMETZ '00:00Z', TIMETZ '12:00+02' = '10:00Z', TIMETZ '12:00Z' = TIME '12:00'
----
true | true | true | true | true

SELECT TIMETZ '23:00+02' + INTERVAL '2' HOUR, TIMETZ '01:00+02' - INTERVAL '1 day 2 hours', INTERVAL '1' HOUR + TIMETZ '01:00+02', DATE '2024-01-01' + TIMETZ '01:00+02', TIMETZ '01:00+02' + DATE '2024-01-01', TIMETZ '12:00+02' - TIMETZ '12:00Z'
----
"01:00:00+02:00" | "23:00:00+02:00" | "02:00:00+02:00" | "2024-01-01T01:00:00+02:00" | "2024-01-01T01:00:00+02:00" | "PT-2H"

SELECT TIMETZ '12:00+02' + TIMETZ '12:00Z'
----
error 42804: Operator does not exist: TIME WITH TIME ZONE + TIME WITH TIME ZONE (line 1, column 26)

SELECT TIMETZ '12:00+02' + 1
----
error 42804: Operator does not exist: TIME WITH TIME ZONE + INTEGER (line 1, column 26)

SELECT EXTRACT(HOUR FROM TIMETZ '12:30:45.5-05:30'), EXTRACT(TIMEZONE_HOUR FROM TIMETZ '12:30:45.5-05:30'), EXTRACT(TIMEZONE_MINUTE FROM TIMETZ '12:30:45.5-05:30'), EXTRACT(TIMEZONE FROM TIMETZ '12:30:45.5-05:30'), EXTRACT(EPOCH FROM TIMETZ '12:30:45.5+02'), EXTRACT(SECOND FROM TIMETZ '12:30:45.5+02')
----
12 | -5 | -30 | -19800 | 37845.500000 | 45.500000

SELECT EXTRACT(YEAR FROM TIMETZ '12:30+02')
----
error 22023: Wrong field: YEAR is no part of a time of day (line 1, column 8)

-- of a region by its standard time: no day tells whether it is summer

SELECT TIMETZ '12:00+02' AT TIME ZONE '-05', TIMETZ '12:00+02' AT TIME ZONE 'Europe/Oslo', TIMETZ '12:00+02' AT TIME ZONE INTERVAL '3' HOUR
----
"05:00:00-05:00" | "11:00:00+01:00" | "13:00:00+03:00"

SELECT TO_CHAR(TIMETZ '12:30:45+02', 'HH24:MI:SS TZH'), DATE_TRUNC('hour', TIMETZ '12:30+02'), DATE_TRUNC('hour', TIME '12:30'), DATEDIFF('MINUTE', TIMETZ '12:00+02', TIMETZ '12:00Z'), DATEADD('HOUR', 3, TIMETZ '23:00+02')
----
'12:30:45 +02' | "12:00:00+02:00" | "12:00:00" | 120 | "02:00:00+02:00"

SELECT (TIMETZ '10:00+00', TIMETZ '12:00+00') OVERLAPS (TIMETZ '13:30+02', INTERVAL '1' HOUR), (TIMETZ '10:00+00', TIMETZ '12:00+00') OVERLAPS (TIMETZ '12:30+00', INTERVAL '1' HOUR)
----
true | false

CREATE TABLE shift (id INT PRIMARY KEY, starts TIME(3) WITH TIME ZONE, ends TIMETZ DEFAULT TIMETZ '18:00+00')

INSERT INTO shift VALUES (1, '08:00:00.12345+02', '10:00Z'), (2, TIME WITH TIME ZONE '06:30Z', TIME '11:00'), (3, '08:00:00+00', DEFAULT), (4, NULL, NULL)

INSERT INTO shift VALUES (5, 'early', NULL)
----
error 22007: Column "starts": Invalid value: expected TIME(3) WITH TIME ZONE, found "early"

SELECT * FROM shift ORDER BY starts NULLS LAST
----
1 | "08:00:00.123+02:00" | "10:00:00Z"
2 | "06:30:00Z" | "11:00:00Z"
3 | "08:00:00Z" | "18:00:00Z"
4 | null | null

SELECT id FROM shift WHERE starts < '07:00Z' ORDER BY id
----
1
2

CREATE INDEX shift_starts ON shift(starts)

EXPLAIN SELECT id FROM shift WHERE starts < '07:00Z'
----
Project  columns: id  (rows=2 cost=91.0)
'  IndexOnlyScan shift  index: shift_starts; range: starts < "07:00:00Z"  (rows=2 cost=90.9)'

SELECT id FROM shift WHERE starts < '07:00Z' ORDER BY id
----
1
2

SELECT id, starts FROM shift WHERE starts = '10:00:00+02'
----
3 | "08:00:00Z"

SELECT id FROM shift WHERE starts BETWEEN TIME '01:00' AND TIME '07:00' ORDER BY starts DESC
----
2
1

SELECT a.id, b.id FROM shift a JOIN shift b ON a.starts = b.starts WHERE a.starts IN (TIMETZ '10:00+02', TIMETZ '06:30Z') ORDER BY 1
----
2 | 2
3 | 3

INSERT INTO shift VALUES (6, '10:00:00+02', NULL)

SELECT MIN(starts), MAX(ends), COUNT(DISTINCT starts) FROM shift
----
"08:00:00.123+02:00" | "18:00:00Z" | 3

SELECT COUNT(*) FROM shift GROUP BY starts ORDER BY starts NULLS FIRST
----
1
1
1
2

UPDATE shift SET starts = starts + INTERVAL '1' HOUR WHERE id = 1 RETURNING starts
----
"09:00:00.123+02:00"

SELECT column_name, data_type, datetime_precision, udt_name FROM INFORMATION_SCHEMA.COLUMNS WHERE table_name = 'shift' ORDER BY ordinal_position
----
id | INTEGER | null | int4
starts | TIME WITH TIME ZONE | 3 | timetz
ends | TIME WITH TIME ZONE | null | timetz

SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'shift'::regclass AND attnum > 0
----
integer
time(3) with time zone
time with time zone

SELECT _doc FROM shift WHERE id = 3
----
{"id":3,"starts":"08:00:00Z","ends":"18:00:00Z"}

SELECT TIME '12:00' UNION SELECT TIMETZ '12:00Z'
----
"12:00:00Z"

SELECT CASE WHEN TRUE THEN TIME '12:00' ELSE TIMETZ '13:00+01' END, COALESCE(NULL, TIMETZ '12:00Z', '13:00+01')
----
"12:00:00Z" | "12:00:00Z"

SELECT JSON_VALUE('"10:00:00+02"', '$.time_tz()'), JSON_VALUE('"10:00:00+02"', '$.datetime().type()'), JSON_VALUE('"10:00:00+02"', '$.time()'), JSON_VALUE('"12:00:00+02"', '$' RETURNING TIME WITH TIME ZONE)
----
'10:00:00+02' | time with time zone | '10:00:00' | "12:00:00+02:00"

SET TIME ZONE 'Europe/Oslo'

SELECT CAST(TIME '12:30' AS TIMETZ), TIME WITH TIME ZONE '12:30', TIME '12:30' = TIMETZ '11:30Z', TIMETZ '12:30+02'
----
"12:30:00+01:00" | "12:30:00+01:00" | true | "12:30:00+02:00"
