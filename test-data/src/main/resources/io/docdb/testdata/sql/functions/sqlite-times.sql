-- SQLite's functions of a moment and what changes it

SELECT DATE('2023-01-31', '+1 month'), DATE('2023-03-15', 'start of month', '-1 day'), DATE('2003-10-22', 'weekday 0'), DATE('2003-10-22', 'weekday 3'), DATE('2020-02-29', '1 year'), DATE('2020-05-06', 'start of year')
----
"2023-03-03" | "2023-02-28" | "2003-10-26" | "2003-10-22" | "2021-03-01" | "2020-01-01"

SELECT TIME('12:00', '+90 minutes'), TIME('23:30:15.7', '1.5 hours'), DATETIME('2023-01-31 10:11:12.9', '-1.5 hours'), DATETIME('2023-01-31 10:11:12', 'start of day'), DATETIME('12:00')
----
"13:30:00" | "01:00:15" | "2023-01-31T08:41:12" | "2023-01-31T00:00:00" | "2000-01-01T12:00:00"

SELECT DATETIME(1092941466, 'unixepoch'), DATETIME(2459607.05260275), DATE(2451545, '0 days'), DATETIME(1092941466, 'unixepoch', '+1 day')
----
"2004-08-19T18:51:06" | "2022-01-27T13:15:44" | "2000-01-01" | "2004-08-20T18:51:06"

SELECT UNIXEPOCH('2004-01-01'), UNIXEPOCH('2004-01-01', '+1 second'), JULIANDAY('2000-01-01', '+12 hours'), JULIANDAY('2000-01-01'), JULIANDAY(DATE '2000-01-01')
----
1072915200 | 1072915201 | 2451545 | 2451544.5 | 2451544.5

SELECT STRFTIME('%Y-%m-%d %H:%M:%S %f %j %w %u %W %U %s %J %%', '2004-02-29 12:13:14.5'), STRFTIME('%F %T %R %I%p %e %G-%V', TIMESTAMP '2021-01-01 05:06:07'), STRFTIME('%d', '2020-01-31', '+1 day')
----
'2004-02-29 12:13:14 14.500 060 0 7 08 09 1078056794 2453065.009195602 %' | '2021-01-01 05:06:07 05:06 05AM  1 2020-53' | '01'

SELECT DATE('now') = CURRENT_DATE, DATE('NOW', '+1 day') = CURRENT_DATE + 1, UNIXEPOCH() = UNIXEPOCH('now'), DATETIME('now', 'localtime', 'utc') = DATETIME()
----
true | true | true | true

SELECT DATE(NULL, '+1 day'), DATE('2020-01-01', NULL), STRFTIME(NULL, '2020-01-01'), DATETIME(NULL)
----
null | null | null | null

SELECT DATE('2020-01-01', 'tomorrow')
----
error 22023: Unknown modifier of a time: expected one as '+7 days', 'start of month', 'weekday 0', 'localtime' or 'utc', found "tomorrow" (line 1, column 8)

SELECT DATE('someday', '+1 day')
----
error 22007: Invalid value: expected TIMESTAMP, found "someday" (line 1, column 8)

SELECT STRFTIME('%Y %q', '2020-01-01')
----
error 22023: Invalid STRFTIME: expected one as %Y, %m, %d, %H, %M or %S, found %q (line 1, column 8)

SELECT STRFTIME('%Y %', '2020-01-01')
----
error 22023: Invalid STRFTIME: expected one as %Y, %m, %d, %H, %M or %S, found % (line 1, column 8)

SELECT DATE('2020-01-01', '+999999999999 days')
----
error 22008: Date out of range: Invalid value for EpochDay (valid values -365243219162 - 365241780471): 1000000018261 (line 1, column 8)

SELECT LAST_INSERT_ROWID()
----
0

-- of columns

CREATE TABLE visits (id INT PRIMARY KEY, seen TIMESTAMP, day DATE, written TEXT)

INSERT INTO visits VALUES (1, '2024-01-31 10:00:00', '2024-01-31', '2024-01-31'), (2, NULL, NULL, NULL)

SELECT id, STRFTIME('%Y', seen), DATE(day, '+1 day'), DATETIME(written, '+1 hour'), DATE(seen) FROM visits ORDER BY id
----
1 | '2024' | "2024-02-01" | "2024-01-31T01:00:00" | "2024-01-31"
2 | null | null | null | null

SELECT id FROM visits WHERE seen > DATETIME('2024-02-01', '-1 day') AND STRFTIME('%m', day) = '01'
----
1
