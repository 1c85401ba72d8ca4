-- What intervals are written as, and what they are read from: literals and casts alike.
SELECT INTERVAL '-1 day 02:00'::TEXT, INTERVAL '-1 year 1 day'::TEXT, INTERVAL '1 day -02:00'::TEXT
----
'-1 days +02:00:00' | '-1 years +1 day' | '1 day -02:00:00'

SELECT CAST('-1 days +02:00:00' AS INTERVAL) = INTERVAL '-22 hours', INTERVAL '-1 mon +2:00'::TEXT
----
true | '-1 mons +02:00:00'

-- a number without a unit counts seconds, before a time of day days
SELECT INTERVAL '0'::TEXT, INTERVAL '1.5'::TEXT, '1'::INTERVAL::TEXT, INTERVAL '10 11:12'::TEXT, INTERVAL '1-2 3 4:05:06'::TEXT
----
'00:00:00' | '00:00:01.5' | '00:00:01' | '10 days 11:12:00' | '1 year 2 mons 3 days 04:05:06'

SELECT INTERVAL '1-2'::TEXT, INTERVAL '@ 1 week ago'::TEXT, INTERVAL '-P1DT2H'::TEXT, INTERVAL '1 millennium 3 msec'::TEXT
----
'1 year 2 mons' | '-7 days' | '-1 days -02:00:00' | '1000 years 00:00:00.003'

-- fractions of a year become months, of a month days, of a day time
SELECT INTERVAL '0.333 years'::TEXT, INTERVAL '1.7 months'::TEXT, INTERVAL '2.25 days'::TEXT
----
'4 mons' | '1 mon 21 days' | '2 days 06:00:00'

SELECT INTERVAL ''
----
error 22007: Invalid interval '': number expected at the end (line 1, column 17)

SELECT INTERVAL 'soon'
----
error 22007: Invalid interval 'soon': number expected, found "soon" (line 1, column 17)

SELECT INTERVAL 'P1'
----
error 22007: Invalid interval 'P1': unit expected at the end (line 1, column 17)

SELECT INTERVAL '99999999999999999999 years'
----
error 22007: Invalid interval '99999999999999999999 years': too long (line 1, column 17)

-- the digits of SECOND

SELECT INTERVAL '1 02:02:02.12345' DAY TO SECOND(1), INTERVAL '1.987' SECOND(0), INTERVAL '1.987' SECOND(2, 1), INTERVAL '-1.55' SECOND(1)
----
"P1DT2H2M2.1S" | "PT2S" | "PT2S" | "PT-1.6S"

-- an amount that is computed, as in MySQL; INTERVAL is also a name

CREATE TABLE stays (a INT, d DATE, ts TIMESTAMP, "interval" INT)

INSERT INTO stays VALUES (1, '2020-01-31', '2020-01-31 10:00:00', 7)
----
changed 1

SELECT date_add(d, INTERVAL a MONTH), date_sub(ts, INTERVAL a * 2 HOUR), ts - INTERVAL -1 DAY, ts + INTERVAL stays.a MINUTE, ts + INTERVAL (a + 1) SECOND, ts + INTERVAL abs(-a) + 1 WEEK FROM stays
----
"2020-02-29T00:00:00" | "2020-01-31T08:00:00" | "2020-02-01T10:00:00" | "2020-01-31T10:01:00" | "2020-01-31T10:00:02" | "2020-02-14T10:00:00"

SELECT interval, interval day, interval + 1 x, interval AS month FROM stays
----
7 | 7 | 8 | 7

-- a cast cuts off what is less than its last field

SELECT CAST(INTERVAL '1-6' YEAR TO MONTH AS INTERVAL YEAR), CAST('1 year 7 months 5 days 02:03:04.5678' AS INTERVAL MONTH), CAST('1 day 2 hours' AS INTERVAL DAY(3)), '36:59:00'::INTERVAL HOUR, CAST('1 day 2:03:04.567' AS INTERVAL HOUR TO MINUTE)
----
"P1Y" | "P1Y7M" | "P1D" | "PT36H" | "P1DT2H3M"

SELECT CAST('1 year 5 days 02:03:04.5678' AS INTERVAL DAY TO SECOND(2)), CAST('1 year 5 days 02:03:04.5' AS INTERVAL), TRY_CAST('x' AS INTERVAL DAY)
----
"P1Y5DT2H3M4.5678S" | "P1Y5DT2H3M4.5S" | null
