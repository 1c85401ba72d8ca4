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
