-- sequences by functions

CREATE SEQUENCE sq

CREATE SEQUENCE sq2 START WITH 50

SELECT LASTVAL()
----
error 25000: No sequence has been used yet in this session

SELECT NEXTVAL('sq')
----
1

SELECT NEXTVAL('sq2')
----
50

SELECT LASTVAL(), CURRVAL('sq')
----
50 | 1

SELECT NEXTVAL('sq')
----
2

SELECT LASTVAL(), CURRVAL('sq2')
----
2 | 50

-- what is written once is computed once

SELECT COALESCE(NEXTVAL('sq'), 0), NEXTVAL('sq')
----
3 | 4

SELECT NULLIF(NEXTVAL('sq'), 0), NEXTVAL('sq')
----
5 | 6

SELECT CASE NEXTVAL('sq') WHEN 1 THEN 'one' WHEN 7 THEN 'seven' ELSE 'other' END, CASE NEXTVAL('sq') WHEN 7 THEN 'seven' WHEN 9 THEN 'nine' END, NEXTVAL('sq')
----
seven | null | 9

SELECT NEXTVAL('sq') BETWEEN 10 AND 10, NEXTVAL('sq') NOT BETWEEN 1 AND 5, NEXTVAL('sq') BETWEEN 1 AND NULL, NEXTVAL('sq')
----
true | true | null | 13
