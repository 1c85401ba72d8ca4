-- infinity and -infinity are dates and timestamps after and before all others.

CREATE TABLE price (id INT PRIMARY KEY, from_day DATE DEFAULT DATE '-infinity', until TIMESTAMP DEFAULT 'infinity', seen TIMESTAMPTZ DEFAULT 'infinity')

INSERT INTO price (id) VALUES (1)

INSERT INTO price VALUES (2, '2024-01-01', '2024-02-01', '2024-01-01Z'), (3, 'Infinity', '-infinity', '-infinity')

SELECT * FROM price ORDER BY id
----
1 | "-infinity" | "infinity" | "infinity"
2 | "2024-01-01" | "2024-02-01T00:00:00" | "2024-01-01T00:00:00Z"
3 | "infinity" | "-infinity" | "-infinity"

SELECT id FROM price WHERE from_day <= DATE '2024-06-01' AND until > TIMESTAMP '2024-06-01'
----
1

CREATE INDEX price_from ON price (from_day)

CREATE INDEX price_until ON price (until DESC, seen)

SELECT from_day FROM price ORDER BY from_day
----
"-infinity"
"2024-01-01"
"infinity"

SELECT until, seen FROM price ORDER BY until DESC
----
"infinity" | "infinity"
"2024-02-01T00:00:00" | "2024-01-01T00:00:00Z"
"-infinity" | "-infinity"

SELECT id FROM price WHERE until = 'infinity' AND seen = TIMESTAMPTZ 'infinity'
----
1

SELECT MIN(from_day), MAX(until), COUNT(DISTINCT seen) FROM price
----
"-infinity" | "infinity" | 3

-- They are the same for all kinds and in every zone.
SELECT DATE 'infinity' = TIMESTAMP 'infinity', TIMESTAMPTZ '-infinity' = DATE '-infinity', CAST(TIMESTAMPTZ 'infinity' AS DATE), DATE '-infinity'::timestamptz, TIMESTAMP 'infinity' AT TIME ZONE 'Asia/Tokyo', TIMESTAMPTZ '-infinity' AT TIME ZONE 'Asia/Tokyo'
----
true | true | "infinity" | "-infinity" | "infinity" | "-infinity"

SELECT DATE 'infinity' > DATE '9999-12-31', GREATEST(DATE 'infinity', CURRENT_DATE), DATE '2024-01-01' BETWEEN '-infinity' AND 'infinity', ISFINITE(DATE 'infinity'), ISFINITE(TIMESTAMP '-infinity'), ISFINITE(DATE '2024-01-01')
----
true | "infinity" | true | false | false | true

-- Nothing moves them.
SELECT DATE 'infinity' + 1, DATE '-infinity' - INTERVAL '1 month', TIMESTAMP 'infinity' + INTERVAL '1 day', TIMESTAMPTZ '-infinity' + INTERVAL '1 hour', ADD_MONTHS(DATE 'infinity', 1), LAST_DAY(DATE '-infinity'), DATE_TRUNC('year', TIMESTAMP 'infinity')
----
"infinity" | "-infinity" | "infinity" | "-infinity" | "infinity" | "-infinity" | "infinity"

SELECT DATE 'infinity' - DATE '2024-01-01'
----
error 22008: Date out of range: no interval leads to "infinity" (line 1, column 24)

SELECT AGE(TIMESTAMP '-infinity')
----
error 22008: Date out of range: no interval leads to "-infinity" (line 1, column 8)

SELECT DATEDIFF(DAY, DATE '2024-01-01', DATE 'infinity')
----
error 22008: Date out of range: no interval leads to "infinity" (line 1, column 8)

-- Fields that only grow are infinite, those that come round again are unknown.
SELECT EXTRACT(YEAR FROM DATE 'infinity'), EXTRACT(EPOCH FROM TIMESTAMP '-infinity'), EXTRACT(CENTURY FROM TIMESTAMPTZ 'infinity'), EXTRACT(MONTH FROM DATE 'infinity'), EXTRACT(HOUR FROM TIMESTAMP 'infinity'), YEAR(DATE 'infinity'), TIMESTAMP 'infinity'::time, TO_CHAR(DATE 'infinity', 'YYYY')
----
Infinity | -Infinity | Infinity | null | null | null | null | null

SELECT id FROM price WHERE EXTRACT(YEAR FROM until) > 3000 OR CAST(until AS DATE) = DATE '-infinity' OR DATE_TRUNC('month', until) = TIMESTAMP '2024-02-01' ORDER BY id
----
1
2
3

SELECT id, COUNT(*) OVER (ORDER BY until RANGE BETWEEN INTERVAL '1 day' PRECEDING AND CURRENT ROW) FROM price ORDER BY id
----
1 | 1
2 | 1
3 | 1

SELECT (DATE '2020-01-01', DATE 'infinity') OVERLAPS (DATE '2030-01-01', DATE '2031-01-01'), JSON_OBJECT('until': DATE 'infinity'), 'infinity'::timestamp::text, MIN(_doc->>'until') FROM price WHERE id = 1
----
true | {"until":"infinity"} | infinity | infinity

SELECT TIME 'infinity'
----
error 22007: Invalid time 'infinity': digits expected at character 1 (line 1, column 13)

SELECT DAYNAME(DATE 'infinity'), MONTHNAME(DATE '-infinity'), FORMATDATETIME(TIMESTAMP 'infinity', 'yyyy'), DATE_FORMAT(TIMESTAMP 'infinity', '%Y')
----
null | null | null | null

SELECT * FROM GENERATE_SERIES(TIMESTAMP 'infinity', TIMESTAMP 'infinity', INTERVAL '1 day')
----
error 22023: Wrong argument: GENERATE_SERIES expects a finite start, found "infinity"

SELECT * FROM GENERATE_SERIES(DATE '2024-01-01', DATE 'infinity', INTERVAL '1 year') LIMIT 2
----
"2024-01-01T00:00:00"
"2025-01-01T00:00:00"

-- the text of infinity in a document is the day, whatever way it is joined
CREATE COLLECTION open_docs

INSERT INTO open_docs DOCUMENT '{"d": "infinity"}'

INSERT INTO open_docs DOCUMENT '{"d": "2024-01-01"}'

INSERT INTO open_docs DOCUMENT '{"d": "-infinity"}'

CREATE TABLE open_days (day DATE)

INSERT INTO open_days VALUES ('infinity'), ('2024-01-01'), ('-infinity')

SELECT COUNT(*) FROM open_docs o JOIN open_days d ON o.d = d.day
----
3

SET docdb.rules.off = 'merge-join'

SELECT COUNT(*) FROM open_docs o JOIN open_days d ON o.d = d.day
----
3

SELECT COUNT(*) FROM open_docs o WHERE o.d IN (SELECT day FROM open_days)
----
3

SET docdb.rules.off = ''

-- what has no time of day has no part of one either

SELECT TIME_FORMAT('infinity'::TIMESTAMP, '%H'), TIME_TO_SEC('-infinity'::TIMESTAMP), TIMESTAMP(DATE '2020-01-01', 'infinity'::TIMESTAMP)
----
null | null | null
