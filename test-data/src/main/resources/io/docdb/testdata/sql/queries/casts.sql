SELECT CAST('12' AS INT), CAST(' 12 ' AS INT), CAST(12.5 AS INT), CAST(-12.5 AS INT), CAST(11.5 AS INT), CAST(TRUE AS INT), CAST('1e2' AS DOUBLE)
----
12 | 12 | 13 | -13 | 12 | 1 | 100.0

SELECT CAST('x' AS INT)
----
error 22018: Invalid value: expected INTEGER, found "x"

SELECT CAST('' AS INT)
----
error 22018: Invalid value: expected INTEGER, found ""

SELECT CAST(3000000000 AS INT)
----
error 22003: Number out of range: expected INTEGER, found 3000000000

SELECT CAST(300 AS TINYINT)
----
error 22003: Number out of range: expected TINYINT, found 300

SELECT CAST(40000 AS SMALLINT)
----
error 22003: Number out of range: expected SMALLINT, found 40000

SELECT CAST('9223372036854775808' AS BIGINT)
----
error 22003: Number out of range: expected BIGINT, found 9223372036854775808

SELECT CAST(1.005 AS DECIMAL(5,2)), CAST(1.015 AS DECIMAL(5,2)), CAST(-1.005 AS DECIMAL(5,2)), CAST(7 AS DECIMAL(5,2))
----
1.01 | 1.02 | -1.01 | 7.00

SELECT CAST(1234.5 AS DECIMAL(5,2))
----
error 22003: Number out of range: expected DECIMAL(5, 2), found 1234.5

SELECT 2147483647 + 1
----
error 22003: Number out of range: the result does not fit INTEGER

SELECT 9223372036854775807 + 1
----
error 22003: Number out of range: the result does not fit BIGINT

SELECT CAST(2147483647 AS INT) + CAST(1 AS INT)
----
error 22003: Number out of range: the result does not fit INTEGER

SELECT CAST(9223372036854775807 AS BIGINT) * CAST(2 AS BIGINT)
----
error 22003: Number out of range: the result does not fit BIGINT

SELECT 7 / 2, -7 / 2, 7.0 / 2, 7 % 3, -7 % 3, 7 % -3, MOD(-7, 3), 7e0 / 2
----
3 | -3 | 3.5000000000000000 | 1 | -1 | 1 | -1 | 3.5

SELECT 1 / 0
----
error 22012: Division by zero

SELECT 1.0 / 0
----
error 22012: Division by zero

SELECT 1e0 / 0
----
error 22012: Division by zero

SELECT MOD(1, 0)
----
error 22012: Division by zero

SELECT 0.1 + 0.2, 0.1e0 + 0.2e0, 1.10 * 2, 1.0 - 0.9, 10.00 = 10, 1e0 = 1
----
0.3 | 0.30000000000000004 | 2.20 | 0.1 | true | true

SELECT CAST(1 AS VARCHAR), CAST(1.50 AS VARCHAR), CAST(1e0 AS VARCHAR), CAST(TRUE AS VARCHAR), CAST(DATE '2024-01-02' AS VARCHAR), CAST(NULL AS VARCHAR)
----
'1' | '1.50' | '1' | 'true' | '2024-01-02' | null

SELECT CAST('abcdef' AS VARCHAR(3)), CAST('ab' AS CHAR(4)) || '|', 'abcdef'::VARCHAR(2)
----
abc | ab| | ab

SELECT CAST('true' AS BOOLEAN), CAST('f' AS BOOLEAN), CAST('yes' AS BOOLEAN), CAST(0 AS BOOLEAN), CAST(2 AS BOOLEAN)
----
true | false | true | false | true

SELECT CAST('maybe' AS BOOLEAN)
----
error 22018: Invalid value: expected BOOLEAN, found "maybe"

SELECT '5' + 3, '5' * '4', 5 || 'a', 'a' || TRUE
----
8 | 20 | '5a' | atrue

SELECT 1 = '1', '01' = 1, 'a' < 'b', 'a' = 'A'
----
true | true | true | false

SELECT 'a' = 1
----
error 22018: Invalid value: expected INTEGER, found "a" (line 1, column 12)

SELECT TRUE + 1
----
2

SELECT TRY_CAST('x' AS INT), TRY_CAST('1' AS INT)
----
null | 1

SELECT CAST('2024-13-01' AS DATE)
----
error 22007: Invalid value: expected DATE, found "2024-13-01"

SELECT CAST(TIMESTAMP '2024-01-02 03:04:05' AS DATE), CAST(DATE '2024-01-02' AS TIMESTAMP), CAST(TIMESTAMP '2024-01-02 03:04:05' AS TIME)
----
"2024-01-02" | "2024-01-02T00:00:00" | "03:04:05"

SELECT CAST('550e8400-e29b-41d4-a716-446655440000' AS UUID)
----
"550e8400-e29b-41d4-a716-446655440000"

SELECT CAST('nope' AS UUID)
----
error 22018: Invalid value: expected UUID, found "nope"

SELECT CAST(X'4142' AS VARCHAR), X'4142', CAST('AB' AS VARBINARY)
----
\x4142 | "QUI=" | "QUI="

SELECT CAST(1 AS NOTHING)
----
error 42704: Unknown type: "NOTHING" (line 1, column 18)

SELECT ABS(-5), SIGN(-2.5), CEIL(1.2), FLOOR(-1.2), ROUND(2.5), ROUND(-2.5), ROUND(1.234, 2), ROUND(1234, -2), TRUNC(1.99), TRUNC(-1.99, 1)
----
5 | -1 | 2 | -2 | 3 | -3 | 1.23 | 1200 | 1 | -1.9

SELECT POWER(2, 10), SQRT(16), EXP(0), LN(1), LOG10(1000), LOG(2, 8), PI(), DEGREES(PI()), RADIANS(180)
----
1024.0 | 4.0 | 1.0 | 0.0 | 3.0 | 3.0 | 3.141592653589793 | 180.0 | 3.141592653589793

SELECT SQRT(-1)
----
error 2201F: Wrong argument: SQRT expects a number that is not negative

SELECT LN(0)
----
error 2201E: Wrong argument: LN expects a number above zero

SELECT SIN(0), COS(0), TAN(0), ASIN(0), ACOS(1), ATAN(0), ATAN2(0, 1), COT(1)
----
0.0 | 1.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.6420926159343306

SELECT 5 & 3, 5 | 3, 5 # 3, ~5, 1 << 4, 256 >> 4
----
1 | 7 | 6 | -6 | 16 | 16

SELECT GCD(12, 18), LCM(4, 6), GREATEST(1, 2.5, 2), LEAST('b', 'a')
----
6 | 12 | 2.5 | a

SELECT 1 + 2 * 3 - 4 / 2, (1 + 2) * 3, -2 * -3, - - 2, + 3, 2 - -2
----
5 | 9 | 6 | 2 | 3 | 4

SELECT NOT TRUE OR TRUE, NOT (TRUE OR TRUE), TRUE OR FALSE AND FALSE, 1 + 1 = 2 AND 2 < 3
----
true | false | true | true

SELECT 1 < 2 = TRUE
----
true

SELECT 00012, 1_000, 0x1F, 1.e2, .5e1
----
12 | 1000 | 31 | 100.0 | 5.0

-- Text becomes bytes in the hexadecimal or the escape format
SELECT ENCODE(CAST('\000Tom' AS VARBINARY), 'hex'), ENCODE(CAST('\x00546f6d' AS VARBINARY), 'hex'), ENCODE(CAST('a\\b' AS VARBINARY), 'hex'), ENCODE(CAST('é' AS VARBINARY), 'hex')
----
'00546f6d' | '00546f6d' | '615c62' | c3a9

SELECT CAST('a\b' AS VARBINARY)
----
error 22018: Invalid value: expected BINARY VARYING, found "a\\b"

SELECT CAST('a\400' AS VARBINARY)
----
error 22018: Invalid value

-- Hyphens stand behind groups of four digits
SELECT CAST('1111-1111-1111-1111-1111-1111-1111-1111' AS UUID) = CAST('{11111111-1111-1111-1111-111111111111}' AS UUID)
----
true

SELECT CAST('111-11111-1111-1111-1111-111111111111' AS UUID)
----
error 22018: Invalid value: expected UUID

SELECT CAST('11111111-1111-1111-1111-111111111111-' AS UUID)
----
error 22018: Invalid value: expected UUID

SELECT CAST('1111--1111-1111-1111-1111-111111111111' AS UUID)
----
error 22018: Invalid value: expected UUID
