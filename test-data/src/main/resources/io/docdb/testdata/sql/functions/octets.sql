-- Single bytes and bits: bytes count from 0, the bits of each from its lowest.

SELECT GET_BYTE(X'0102FF', 2), SET_BYTE(X'0102FF', 0, 16), SET_BYTE(X'00', 0, 511), GET_BIT(X'0102', 0), GET_BIT(X'0102', 9), SET_BIT(X'0102', 1, 1), SET_BIT(X'FF', 7, 0)
----
255 | "EAL/" | "/w==" | 1 | 1 | "AwI=" | "fw=="

SELECT GET_BYTE(X'01', 3)
----
error 2202E: Place outside: 3 of 1, from 0 on (line 1, column 8)

SELECT GET_BIT(X'01', 8)
----
error 2202E: Place outside: 8 of 8, from 0 on (line 1, column 8)

SELECT SET_BIT(X'01', 0, 2)
----
error 22023: SET_BIT expected 0 or 1 as the bit, found 2 (line 1, column 8)

SELECT BIT_COUNT(X'0103'), BIT_COUNT(7), BITGET(X'0102', 9), BITGET(5, 1), GET_BIT(5, 2)
----
3 | 3 | true | false | true

SELECT BIT_COUNT(DATE '2024-01-01')
----
error 42804: Wrong argument: BITCOUNT expects bytes or a whole number as argument 1, found DATE (line 1, column 8)

-- Bytes are replaced and found as bytes, not as the text of their digits.
SELECT OVERLAY(X'0102030405' PLACING X'FF' FROM 2 FOR 3), OVERLAY(X'0102' PLACING X'FFFF' FROM 3), POSITION(X'02' IN X'0102'), POSITION(X'' IN X'01'), POSITION(X'03' IN X'0102')
----
"Af8F" | "AQL//w==" | 2 | 1 | 0

SELECT OVERLAY(X'01' PLACING X'FF' FROM 0)
----
error 22011: OVERLAY expects a position from 1, found 0 (line 1, column 8)

SELECT UNISTR('d\0061t\+000061'), UNISTR('\u0061\U00000062\\'), LENGTH(UNISTR('\D83D\DE00'))
----
data | ab\ | 1

SELECT UNISTR('\00')
----
error 42601: Invalid Unicode escape: expected \XXXX, \+XXXXXX, \uXXXX or \UXXXXXXXX, found "\00" (line 1, column 8)

SELECT UNISTR('\D83D')
----
error 42601: Invalid Unicode escape: expected \XXXX, \+XXXXXX, \uXXXX or \UXXXXXXXX, found "\D83D" (line 1, column 8)
