-- TO_DATE tells a date by month and day, by the day of the year, by its week or by its Julian number.

SELECT TO_DATE('2020-W05-3', 'IYYY-"W"IW-ID'), TO_DATE('2020 05', 'IYYY IW'), TO_DATE('2020 060', 'YYYY DDD'), TO_DATE('2020 062', 'IYYY IDDD'), TO_DATE('2455000', 'J')
----
"2020-01-29" | "2020-01-27" | "2020-02-29" | "2020-02-29" | "2009-06-17"

SELECT TO_DATE('2020 5', 'YYYY WW'), TO_DATE('2020 2 3', 'YYYY MM W'), TO_DATE('xii 99', 'RM YY'), TO_DATE('viii 99', 'RM YY'), TO_DATE('2,024-02', 'Y,YYY-MM'), TO_DATE('2024 1 03', 'YYYY Q MM')
----
"2020-01-29" | "2020-02-15" | "1999-12-01" | "1999-08-01" | "2024-02-01" | "2024-03-01"

-- Years by their last digits are those next to 2020; a century says which.
SELECT TO_DATE('5', 'Y'), TO_DATE('97', 'YY'), TO_DATE('202', 'YYY'), TO_DATE('20 20', 'CC YY'), TO_DATE('20 00', 'CC YY'), TO_DATE('21', 'CC')
----
"2005-01-01" | "1997-01-01" | "2202-01-01" | "1920-01-01" | "2000-01-01" | "2001-01-01"

SELECT TO_DATE('0044-03-15 BC', 'YYYY-MM-DD BC'), TO_DATE('-44', 'YYYY'), TO_TIMESTAMP('2024-02-29 3661', 'YYYY-MM-DD SSSS') AT TIME ZONE 'UTC'
----
"-0043-03-15" | "-0043-01-01" | "2024-02-29T01:01:01"

SELECT TO_DATE('2020 05 06', 'IYYY IW MM')
----
error 22007: Invalid date: weeks of ISO years do not go with other years, months and days in "2020 05 06" by IYYY IW MM (line 1, column 8)

SELECT TO_TIMESTAMP('13 PM', 'HH12 AM')
----
error 22007: Invalid date: hour 13 is none of a clock of 12 hours in "13 PM" by HH12 AM (line 1, column 8)

SELECT TO_DATE('2020 XX', 'YYYY RM')
----
error 22007: Invalid date: expected a month in Roman digits at character 6 of "2020 XX" (line 1, column 8)

-- Boundaries are those of DATE_TRUNC: the millennium begins with 2001.
SELECT DATEDIFF(MILLENNIUM, DATE '2000-12-31', DATE '2001-01-01'), DATEDIFF(CENTURY, DATE '2001-01-01', DATE '2100-12-31'), DATEDIFF(DECADE, DATE '2009-12-31', DATE '2010-01-01')
----
1 | 0 | 1

SELECT DATEDIFF(TIMEZONE_HOUR, TIMESTAMP '2000-01-01 00:00', TIMESTAMP '2001-01-01 00:00')
----
error 22023: Wrong unit: TIMEZONE_HOUR is a field, but no length of time (line 1, column 8)

-- H2's older form: a length, then the digits of seconds
SELECT CAST('2001-01-01 12:34:56.789' AS TIMESTAMP(23, 1)), CAST('12:34:56.789' AS TIME(2))
----
"2001-01-01T12:34:56.8" | "12:34:56.79"
