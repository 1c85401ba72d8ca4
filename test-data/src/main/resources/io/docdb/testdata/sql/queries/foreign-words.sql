-- small words of MySQL, MariaDB, SQLite and H2

CREATE TABLE t (a INT, b BOOLEAN, d DATE)

-- INSERT and REPLACE without INTO

INSERT t VALUES (1, TRUE, DATE '2024-01-01')

INSERT IGNORE t (a, b, d) VALUES (2, FALSE, DATE '2024-12-31')

REPLACE t SET a = 3

INSERT VALUES (1)
----
error 42601: Syntax error: expected SELECT, VALUES, TABLE or "(", found "1" (line 1, column 16)

INSERT
----
error 42601: Syntax error: expected OR, IGNORE or INTO, found end of statement (line 1, column 7)

-- rows changed by the statement before

UPDATE t SET a = a WHERE a > 1

SELECT ROW_COUNT()
----
2

SELECT ROW_COUNT()
----
-1

DELETE FROM t WHERE a = 3

SELECT ROW_COUNT() AS gone
----
1

-- no limit

SELECT a FROM t ORDER BY a LIMIT -1
----
1
2

SELECT a FROM t ORDER BY a LIMIT -1 OFFSET 1
----
2

SELECT a FROM t ORDER BY a LIMIT 1, -1
----
2

SELECT a FROM t LIMIT -2
----
error 2201W: LIMIT expects a number of rows, 0 or more, found -2 (line 1, column 23)

SELECT a FROM t OFFSET -1
----
error 2201W: OFFSET expects a number of rows, 0 or more, found -1 (line 1, column 24)

-- ! is NOT, as tight as a sign

SELECT !b, !(a > 1), !b = b, ! !b, !a + 1 FROM t ORDER BY a
----
false | true | false | true | 1
true | false | false | false | 1

CREATE VIEW v AS SELECT a FROM t WHERE !b OR !(a = 2)

SELECT a FROM v
----
1
2

SELECT a ! b FROM t
----
error 42601: Syntax error: unexpected character "!" (line 1, column 10)

-- weeks in MySQL's modes, and addresses

SELECT WEEK(d), WEEK(d, 0), WEEK(d, 1), WEEK(d, 2), WEEK(d, 3), WEEK(d, 4), WEEK(d, 5), WEEK(d, 6), WEEK(d, 7) FROM t ORDER BY a
----
1 | 0 | 1 | 53 | 1 | 1 | 1 | 1 | 1
1 | 52 | 53 | 52 | 1 | 53 | 53 | 1 | 53

SELECT WEEK('2008-02-20', 1), WEEK('2000-01-01', 0), WEEK('2000-01-01', 2), WEEK(NULL, 1)
----
8 | 0 | 52 | null

SELECT INET_ATON('10.0.5.9'), INET_ATON('255.255.255.255'), INET_ATON('10.0.5'), INET_ATON('10.0.5.256'), INET_NTOA(167773449), INET_NTOA(-1), INET_NTOA(INET_ATON('1.2.3.4'))
----
167773449 | 4294967295 | null | null | '10.0.5.9' | null | '1.2.3.4'

SELECT DATE('2024-01-31', '+1.5 months'), DATE('2024-01-31', '-0.5 years'), DATETIME('2024-01-01', '+0.05 months'), DATE('2024-01-31', '+1 month')
----
"2024-03-17" | "2023-08-01" | "2024-01-02T12:00:00" | "2024-03-02"

-- what clients ask when they connect

SHOW VARIABLES LIKE 'server_enc%'
----
server_encoding | UTF8

SHOW SESSION VARIABLES WHERE Variable_name IN ('datestyle', 'integer_datetimes') AND Value <> ''
----
datestyle | ISO, YMD
integer_datetimes | on

SHOW GLOBAL VARIABLES LIKE 'nothing%'
----
(no rows)

SHOW STATUS
----
(no rows)

SHOW SESSION STATUS LIKE 'Ssl_cipher'
----
(no rows)

SHOW ENGINES
----
error 0A000: SHOW ENGINES is not supported: there is one (line 1, column 6)

SHOW DATABASES LIKE 'pub%'
----
public

-- columns of checks

CREATE TABLE ck (a INT, b INT, c INT, CONSTRAINT both CHECK (a > b), CONSTRAINT one CHECK (ck.c IN (1, 2)))

SELECT constraint_name, column_name FROM information_schema.constraint_column_usage WHERE table_name = 'ck' ORDER BY 1, 2
----
both | a
both | b
one | c
