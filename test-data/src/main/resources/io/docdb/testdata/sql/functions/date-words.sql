-- Words that stand for points in time where a literal of one is expected, as in PostgreSQL.
CREATE TABLE t (id INT PRIMARY KEY, d DATE, s TIMESTAMP, z TIMESTAMP WITH TIME ZONE, x TIME)

SELECT DATE 'epoch', TIMESTAMP 'epoch', TIMESTAMP WITH TIME ZONE 'Epoch' AT TIME ZONE 'UTC', TIME 'allballs'
----
"1970-01-01" | "1970-01-01T00:00:00" | "1970-01-01T00:00:00" | "00:00:00"

SELECT DATE 'today' = CURRENT_DATE, DATE ' TOMORROW ' - DATE 'yesterday', 'today'::date = CURRENT_DATE, CAST('now' AS DATE) = CURRENT_DATE
----
true | 2 | true | true

SELECT TIMESTAMP 'today' = CAST(CURRENT_DATE AS TIMESTAMP), TIMESTAMP 'tomorrow' - TIMESTAMP 'today' = INTERVAL '1' DAY, TIMESTAMP 'now' = LOCALTIMESTAMP, TIMESTAMPTZ 'now' = CURRENT_TIMESTAMP, TIME 'now' = LOCALTIME
----
true | true | true | true | true

SELECT TIMESTAMPTZ 'tomorrow' > NOW(), TIMESTAMPTZ 'today' <= NOW(), 'yesterday'::timestamptz < NOW()
----
true | true | true

INSERT INTO t VALUES (1, 'today', 'tomorrow', 'yesterday', 'now'), (2, 'epoch', 'epoch', 'epoch', 'allballs')
----
changed 2

SELECT id, d = 'today', s > 'now', z < 'today', x = TIME 'allballs' FROM t ORDER BY id
----
1 | true | true | true | false
2 | false | false | true | true

UPDATE t SET d = 'yesterday' WHERE d = 'epoch'
----
changed 1

SELECT id FROM t WHERE d BETWEEN 'yesterday' AND 'tomorrow' AND d IN ('yesterday', 'epoch')
----
2

SELECT COALESCE(d, 'today') - CURRENT_DATE FROM t ORDER BY id
----
0
-1

-- a text in the data stays a text
SELECT TRY_CAST(x AS DATE) FROM (VALUES ('today'), ('2024-01-01')) v (x)
----
null
"2024-01-01"

SELECT DATE 'someday'
----
error 22007: Invalid date 'someday': digits expected at character 1 (line 1, column 13)

SELECT TIME 'today'
----
error 22007: Invalid time 'today': digits expected at character 1 (line 1, column 13)

-- the day is that of the session's zone
SET TIME ZONE 'Pacific/Kiritimati'

SELECT DATE 'today' = CURRENT_DATE, TIMESTAMPTZ 'today' AT TIME ZONE 'Pacific/Kiritimati' = TIMESTAMP 'today'
----
true | true
