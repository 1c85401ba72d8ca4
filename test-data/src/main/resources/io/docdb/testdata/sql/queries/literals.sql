-- A text literal has no type of its own: beside values of another type it is read as one of them.

CREATE TABLE visits (id INTEGER PRIMARY KEY, seen DATE, score INTEGER, rate DECIMAL(5, 2), note VARCHAR)

INSERT INTO visits VALUES (1, DATE '2024-05-01', 7, 1.25, 'a'), (2, NULL, NULL, NULL, NULL)

SELECT id, COALESCE(seen, '2000-01-01') + 1, COALESCE(score, '5') + 1, COALESCE(rate, '7'), COALESCE(note, '5') FROM visits ORDER BY id
----
1 | "2024-05-02" | 8 | 1.25 | a
2 | "2000-01-02" | 6 | 7.00 | '5'

SELECT id, CASE WHEN seen IS NULL THEN '2000-01-01' ELSE seen END + 1 FROM visits ORDER BY id
----
1 | "2024-05-02"
2 | "2000-01-02"

SELECT GREATEST(seen, '2024-06-01'), LEAST('2024-06-01', seen), NULLIF(seen, '2024-05-01') FROM visits WHERE id = 1
----
"2024-06-01" | "2024-05-01" | null

SELECT id, LAG(seen, 1, '1999-01-01') OVER (ORDER BY id) FROM visits ORDER BY id
----
1 | "1999-01-01"
2 | "2024-05-01"

SELECT day + 1 FROM (VALUES ('2024-01-01'), (DATE '2024-02-01'), (NULL)) AS t (day) ORDER BY day
----
null
"2024-01-02"
"2024-02-02"

SELECT seen + 1 FROM visits WHERE id = 1 UNION ALL SELECT '2024-01-01' ORDER BY 1
----
"2024-01-01"
"2024-05-02"

SELECT 7 = ANY ('{6, 7}'), DATE '2024-01-01' = ANY ('{2024-01-01}'), score = ALL ('{7}') FROM visits WHERE id = 1
----
true | true | true

SELECT COALESCE(score, 'none') FROM visits
----
error 22018: Invalid value: expected INTEGER, found "none"

-- Texts that are no literals keep their type.

SELECT COALESCE(score, note) FROM visits
----
error 42804: Types do not match: coalesce has INTEGER and CHARACTER VARYING

SELECT note FROM visits UNION SELECT score FROM visits
----
error 42804: Types do not match

-- another escape character for code points

SELECT U&'d!0061t!+000061!!' UESCAPE '!', U&'\0041\\' AS plain, U&"d*0061t" UESCAPE '*' FROM (VALUES (7)) v (dat)
----
data! | A\ | 7

SELECT U&'a' UESCAPE '+'
----
error 42601

SELECT 1 AS uescape
----
1

-- rounded to the digits of the type; the zone of the text stays

SELECT TIMESTAMP(3) WITH TIME ZONE '2024-01-01 00:00:00.12365+02', TIMESTAMP(3) '2024-01-01 00:00:00.12365', TIME(1) WITH TIME ZONE '10:00:00.25+02', TIME(1) '10:00:00.25', TIME(0) WITHOUT TIME ZONE '10:00:00.5', TIMESTAMP(0) WITH TIME ZONE '2024-01-01 00:00:00.5', TIME(1) '10:00:00.25+02', TIMESTAMP(0) '2024-01-01 00:00:00.5+02'
----
"2024-01-01T00:00:00.124+02:00" | "2024-01-01T00:00:00.124" | "10:00:00.3+02:00" | "10:00:00.3" | "10:00:01" | "2024-01-01T00:00:01Z" | "10:00:00.3+02:00" | "2024-01-01T00:00:01+02:00"

SELECT TIME(3) '25:00:00'
----
error 22007: Invalid time '25:00:00': Invalid value for HourOfDay (valid values 0 - 23): 25 (line 1, column 16)
