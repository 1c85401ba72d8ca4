SELECT LENGTH('häl'), CHAR_LENGTH('abc'), OCTET_LENGTH('hä'), BIT_LENGTH('a'), LENGTH('')
----
3 | 3 | 3 | 8 | 0

SELECT UPPER('aß'), LOWER('ÄB'), INITCAP('hello big world')
----
ASS | äb | Hello Big World

SELECT SUBSTRING('abcdef' FROM 2 FOR 3), SUBSTRING('abcdef', 2), SUBSTR('abcdef', -2), SUBSTRING('abc' FROM 0 FOR 2), SUBSTRING('abc' FROM 5)
----
bcd | bcdef | abcdef | a | ''

SELECT TRIM('  a '), TRIM(LEADING 'x' FROM 'xxax'), TRIM(TRAILING 'x' FROM 'xxax'), TRIM(BOTH 'x' FROM 'xax'), LTRIM('  a'), RTRIM('a  '), BTRIM('xyaxy', 'xy')
----
a | ax | xxa | a | a | a | a

SELECT POSITION('c' IN 'abc'), POSITION('z' IN 'abc'), LOCATE('b', 'abcb', 3), INSTR('abc', 'b'), STRPOS('abc', 'c')
----
3 | 0 | 4 | 2 | 3

SELECT REPLACE('aXbX', 'X', '--'), TRANSLATE('abc', 'ab', 'xy'), REVERSE('abc'), REPEAT('ab', 3), SPACE(2) || '|'
----
a--b-- | xyc | cba | ababab | '  |'

SELECT LPAD('7', 3, '0'), RPAD('7', 3, 'x'), LPAD('abcd', 2), LEFT('abc', 2), RIGHT('abc', 2), LEFT('abc', -1)
----
'007' | '7xx' | ab | ab | bc | ab

SELECT CONCAT('a', NULL, 1), CONCAT_WS(',', 'a', NULL, 'b'), 'a' || 'b' || NULL
----
a1 | a,b | null

SELECT ASCII('A'), CHR(65), SPLIT_PART('a,b,c', ',', 2), OVERLAY('abcdef' PLACING 'XX' FROM 2 FOR 3), INSERT('abcdef', 2, 3, 'X')
----
65 | A | b | aXXef | aXef

SELECT 'abc' LIKE 'a%', 'abc' LIKE '_b_', 'abc' LIKE 'A%', 'abc' ILIKE 'A%', 'a%c' LIKE 'a!%c' ESCAPE '!', 'abc' NOT LIKE '%z%', '' LIKE '', 'a\b' LIKE 'a\\b'
----
true | true | false | true | true | true | true | true

SELECT 'abc' LIKE 'a!' ESCAPE '!'
----
error 22025: Invalid LIKE pattern: the escape ends it: 'a!'

SELECT 'abc' SIMILAR TO '(a|b)%', 'abc' SIMILAR TO 'ab', 'abc' ~ '^a.c$', 'ABC' ~* 'b', 'abc' !~ 'z', REGEXP_LIKE('abc', 'B', 'i')
----
true | false | true | true | true | true

SELECT 'abc' ~ '('
----
error 2201B: Invalid regular expression: Unclosed group at character 2 of (

SELECT 'b' BETWEEN 'a' AND 'c', 'a' < 'B', 'a ' = 'a', 'Z' < 'a'
----
true | false | false | true

SELECT x FROM (VALUES ('b'), ('A'), ('a'), ('B'), (NULL), ('')) v (x) ORDER BY x
----
null
''
A
B
a
b

SELECT STARTS_WITH('abc', 'ab'), ENDS_WITH('abc', 'bc'), CONTAINS('abc', 'b')
----
true | true | true

SELECT FORMAT('%s-%s', 1, 'a'), QUOTE_LITERAL('it''s'), QUOTE_IDENT('a b')
----
'1-a' | ''it''s'' | '"a b"'

SELECT SOUNDEX('Robert'), DIFFERENCE('Robert', 'Rupert'), LEVENSHTEIN('kitten', 'sitting')
----
R163 | 4 | 3

SELECT TO_CHAR(1234.5, '9,999.00'), TO_NUMBER('12', '99'), TO_DATE('2024-03-01', 'YYYY-MM-DD'), TO_CHAR(DATE '2024-03-01', 'DD.MM.YYYY')
----
' 1,234.50' | 12 | "2024-03-01" | '01.03.2024'

SELECT SUBSTRING('abc' FROM 1 FOR -1)
----
error 22011: Wrong argument: SUBSTRING expects a length that is not negative, found -1

SELECT NVL(NULL, 1), IFNULL(NULL, 2), ISNULL(NULL, 3), DECODE(2, 1, 'a', 2, 'b', 'c'), IF(TRUE, 1, 2), NVL2(NULL, 1, 2)
----
1 | 2 | 3 | b | 1 | 2

SELECT CHARACTER_LENGTH('a'), LCASE('A'), UCASE('a'), CONCAT('a')
----
1 | a | A | a

SELECT UPER('a')
----
error 42883: Function "uper" not found, did you mean "UPPER"? (line 1, column 8)

SELECT UPPER('a', 'b')
----
error 42883: Wrong number of arguments: UPPER takes (text), found 2 (line 1, column 8)

SELECT UPPER()
----
error 42883: Wrong number of arguments: UPPER takes (text), found 0 (line 1, column 8)

-- a text that is too long to be a key is found nowhere

CREATE TABLE short_keys (id VARCHAR PRIMARY KEY, n VARCHAR)

INSERT INTO short_keys VALUES ('a', 'b')
----
changed 1

CREATE TABLE refers (id INT PRIMARY KEY, r VARCHAR REFERENCES short_keys)

SELECT * FROM short_keys WHERE id = REPEAT('x', 5000)
----
(no rows)

SELECT n FROM short_keys WHERE id IN ('a', REPEAT('x', 5000))
----
b

DELETE FROM short_keys WHERE id = REPEAT('x', 5000)
----
changed 0

SELECT k.id FROM short_keys k JOIN (VALUES ('a'), (REPEAT('x', 5000))) v (x) ON k.id = v.x
----
a

INSERT INTO refers VALUES (1, REPEAT('x', 5000))
----
error 23503: Foreign key violated

INSERT INTO short_keys VALUES (REPEAT('x', 5000), 'c')
----
error 54012: Key too long

-- CHAR is compared without regard to trailing blanks, on either side

CREATE TABLE padded (id INT PRIMARY KEY, c CHAR(5), v VARCHAR(8))

CREATE INDEX padded_c ON padded (c)

INSERT INTO padded VALUES (1, 'ab', 'ab'), (2, 'ab ', 'ab '), (3, '', 'ab cde')
----
changed 3

SELECT id FROM padded WHERE c = 'ab   ' AND c IN ('ab  ', 'zz') AND c BETWEEN 'ab ' AND 'ab  ' AND 'ab    ' >= c ORDER BY id
----
1
2

SELECT a.id, b.id FROM padded a JOIN padded b ON a.c = b.v ORDER BY 1, 2
----
1 | 1
1 | 2
2 | 1
2 | 2

SELECT id FROM padded WHERE c = v OR v = 'ab  ' OR c = 'ab   x' ORDER BY id
----
1
2

-- LIKE and TRIM of bytes
SELECT X'696E64696F' LIKE 'in%', X'696E64696F' LIKE X'696E5F696F', CAST('é' AS VARBINARY) LIKE '__', X'FF25' LIKE '_#%' ESCAPE '#', X'01' NOT LIKE X'01', CAST(NULL AS VARBINARY) LIKE '%'
----
true | true | true | true | false | null

SELECT ENCODE(TRIM(X'00' FROM X'00546F6D00'), 'hex'), LTRIM(X'1234567890123456', X'1234') = X'567890123456', RTRIM(X'0100', '\000') = X'01', TRIM(X'000100') = X'01'
----
'546f6d' | true | true | true

SELECT ENCODE(X'00FF5C41', 'escape'), DECODE(ENCODE(X'00FF5C41', 'escape'), 'escape') = X'00FF5C41', CONVERT_FROM(X'E9', 'LATIN1'), CONVERT_TO('é', 'UTF8') = X'C3A9'
----
\000\377\\A | true | é | true

SELECT CONVERT_FROM(X'E9', 'UTF8')
----
error 22021: Invalid bytes: expected UTF-8, found e9

SELECT DECODE('a\9', 'escape')
----
error 22023: Invalid escape text

-- SIMILAR with fewer separators, and without an escape
SELECT SUBSTRING('abcdefg' SIMILAR 'a#"bcdefg' ESCAPE '#'), SUBSTRING('abcdefg' SIMILAR 'a#"%g' ESCAPE '#'), SUBSTRING('abcdefg' SIMILAR 'a%g' ESCAPE '#'), SUBSTRING('abcdefg' SIMILAR '#"(b_d)#"%' ESCAPE '#'), SUBSTRING('abcdefg' SIMILAR 'a*#"%#"g*' ESCAPE '#')
----
bcdefg | bcdefg | abcdefg | null | abcdefg

SELECT SUBSTRING('abcdefg' SIMILAR 'a*#"%#"g*#"x' ESCAPE '#')
----
error 2200C: Invalid SIMILAR pattern: expected at most two separators #", found 3

SELECT 'abc%' SIMILAR TO 'abc\%', 'abc%' SIMILAR TO 'abc\%' ESCAPE '', 'abc\d' SIMILAR TO 'abc\%' ESCAPE ''
----
true | false | true

SELECT REGEXP_INSTR('abc', 'x', 1, 1, 0, '', -1)
----
error 22023: REGEXP_INSTR expected a group from 0, found -1

SELECT REGEXP_SUBSTR('abc', 'b', 1, 1, '', -1)
----
error 22023: REGEXP_SUBSTR expected a group from 0, found -1

-- Oracle's INSTR: the occurrence, from a position, or from the end
SELECT INSTR('abcabc', 'c', 1, 2), INSTR('abcabc', 'c', 4, 2), INSTR('aaa', 'aa', 1, 2), INSTR('abcabc', 'b', -1, 1), INSTR('abcabc', 'b', -1, 2), INSTR('abcabc', 'b', -1, 3), INSTR('😀a😀a', 'a', 1, 2)
----
6 | 0 | 2 | 5 | 2 | 0 | 4

SELECT INSTR('abc', 'a', 1, 0)
----
error 22011: Wrong argument: INSTR expects an occurrence from 1, found 0
