-- typical mistakes: what is said, and where

CREATE TABLE emp(id INT PRIMARY KEY, name VARCHAR(30) NOT NULL, dept INT, salary DECIMAL(10,2), hired DATE)

CREATE TABLE dept(id INT PRIMARY KEY, name VARCHAR(10), CONSTRAINT dn UNIQUE(name))

CREATE SCHEMA other

CREATE TABLE other.secret(id INT PRIMARY KEY)

INSERT INTO emp VALUES (1,'Ada',1,10,DATE '2020-01-01'),(2,'Bob',1,0,NULL)

INSERT INTO dept VALUES (1,'eng')

SELCT * FROM emp
----
error 42601: Syntax error: expected SELECT, INSERT, UPDATE, DELETE, MERGE, WITH, CREATE, ALTER, DROP, BEGIN, COMMIT, ROLLBACK or others, found "SELCT", did you mean "SELECT"? (line 1, column 1)

SELECT * FORM emp
----
error 42601: Syntax error: expected ",", FROM, WHERE, GROUP, HAVING, WINDOW, QUALIFY, INTERSECT, UNION, EXCEPT, MINUS, ORDER or others, found "FORM", did you mean "FROM"? (line 1, column 10)

SELECT * FROM emp WEHRE id = 1
----
error 42601: Syntax error: expected JOIN, ",", WHERE, GROUP, HAVING, WINDOW, QUALIFY, INTERSECT, UNION, EXCEPT, MINUS, ORDER or others, found "id", did you mean "WHERE" for "WEHRE"? (line 1, column 25)

SELECT * FROM emp WHERE id = 1 ORDR BY id
----
error 42601: Syntax error: expected GROUP, HAVING, WINDOW, QUALIFY, INTERSECT, UNION, EXCEPT, MINUS, ORDER, LIMIT, OFFSET, FETCH or others, found "ORDR", did you mean "ORDER"? (line 1, column 32)

SELECT * FROM emp GRUOP BY id
----
error 42601: Syntax error: expected JOIN, ",", WHERE, GROUP, HAVING, WINDOW, QUALIFY, INTERSECT, UNION, EXCEPT, MINUS, ORDER or others, found "BY", did you mean "GROUP" for "GRUOP"? (line 1, column 25)

SELECT * FROM emp LIMT 5
----
error 42601: Syntax error: expected JOIN, ",", WHERE, GROUP, HAVING, WINDOW, QUALIFY, INTERSECT, UNION, EXCEPT, MINUS, ORDER or others, found "5", did you mean "LIMIT" for "LIMT"? (line 1, column 24)

SELECT id name FROM emp dept
----
1
2

SELECT id, FROM emp
----
error 42601: Syntax error: expected an expression, found "FROM" (line 1, column 12)

SELECT id name salary FROM emp
----
error 42601: Syntax error: expected ",", FROM, WHERE, GROUP, HAVING, WINDOW, QUALIFY, INTERSECT, UNION, EXCEPT, MINUS, ORDER or others, found "salary" (line 1, column 16)

SELECT id,, name FROM emp
----
error 42601: Syntax error: expected an expression, found "," (line 1, column 11)

SELECT (id FROM emp
----
error 42601: Syntax error: expected ")", found "FROM" (line 1, column 12)

SELECT id) FROM emp
----
error 42601: Syntax error: expected AS, ",", FROM, WHERE, GROUP, HAVING, WINDOW, QUALIFY, INTERSECT, UNION, EXCEPT, MINUS or others, found ")" (line 1, column 10)

SELECT 'abc FROM emp
----
error 42601: Syntax error: text without closing quote (line 1, column 8)

SELECT "abc FROM emp
----
error 42601: Syntax error: name without closing quote (line 1, column 8)

SELECT id FROM emp WHERE name = 'it's'
----
error 42601: Syntax error: text without closing quote (line 1, column 38)

SELECT id FROM emp WHERE name = "Ada"
----
error 42S22: Column "Ada" not found; a text stands in single quotes: 'Ada' (line 1, column 33)

SELECT nam FROM emp
----
error 42S22: Column "nam" not found, did you mean "name"? (line 1, column 8)

SELECT e.nam FROM emp e
----
error 42S22: Column "nam" not found in table "e", did you mean "name"? (line 1, column 8)

SELECT x.name FROM emp e
----
error 42S22: Table or column "x" not found; there are [dept, e, hired, id, name, salary] (line 1, column 8)

SELECT emp.name FROM emp e
----
error 42S22: Table or column "emp" not found; here it is called "e" (line 1, column 8)

SELECT id FROM emp, dept
----
error 42702: Column "id" is ambiguous: it may be emp.id or dept.id; say which table is meant (line 1, column 8)

SELECT name FROM emp JOIN dept ON emp.dept = dept.id
----
error 42702: Column "name" is ambiguous: it may be emp.name or dept.name; say which table is meant (line 1, column 8)

SELECT * FROM empl
----
error 42S02: Collection or table "empl" not found, did you mean "emp"? (line 1, column 15)

SELECT * FROM secret
----
error 42S02: Collection or table "secret" not found, did you mean "other.secret"? (line 1, column 15)

SELECT * FROM othr.secret
----
error 3F000: Schema "othr" not found, did you mean "other"? (line 1, column 15)

SELECT * FROM other.secrt
----
error 42S02: Collection or table "other.secrt" not found, did you mean "other.secret"? (line 1, column 15)

SELECT * FROM emp JOIN dept
----
error 42601: Syntax error: expected ".", AS, JOIN, USING or ON, found end of statement (line 1, column 28)

SELECT * FROM emp JOIN dept ON dept.idd = emp.dept
----
error 42S22: Column "idd" not found in table "dept", did you mean "id"? (line 1, column 32)

SELECT uper(name) FROM emp
----
error 42883: Function "uper" not found, did you mean "UPPER"? (line 1, column 8)

SELECT upper(name, 1) FROM emp
----
error 42883: Wrong number of arguments: UPPER takes (text), found 2 (line 1, column 8)

SELECT upper() FROM emp
----
error 42883: Wrong number of arguments: UPPER takes (text), found 0 (line 1, column 8)

SELECT substring() FROM emp
----
error 42601: Syntax error: expected an expression, found ")" (line 1, column 18)

SELECT coalesce() FROM emp
----
error 42883: Wrong number of arguments: coalesce takes at least 1, found 0 (line 1, column 8)

SELECT count(id, name) FROM emp
----
2

SELECT sum(name) FROM emp
----
error 22018: Invalid value: expected DECIMAL, found "Ada"

SELECT sum(*) FROM emp
----
error 42883: Wrong number of arguments: SUM takes 1, found 0 (line 1, column 8)

SELECT name, count(*) FROM emp
----
error 42803: Column "name" has many values in a group: there is an aggregate function or HAVING without GROUP BY, so all rows are one group (line 1, column 8)

SELECT dept, name FROM emp GROUP BY dept
----
error 42803: Column "name" has many values in a group: it must be in GROUP BY or inside an aggregate function, or depend on a grouped primary key (line 1, column 14)

SELECT * FROM emp WHERE count(*) > 1
----
error 42803: Aggregate functions are not allowed in WHERE; put the condition into HAVING (line 1, column 25)

SELECT sum(count(*)) FROM emp
----
error 42803: Aggregate functions are not allowed in the arguments of an aggregate function (line 1, column 12)

SELECT dept FROM emp HAVING dept = 1
----
error 42803: Column "dept" has many values in a group: there is an aggregate function or HAVING without GROUP BY, so all rows are one group (line 1, column 29)

SELECT row_number() FROM emp
----
error 42P20: Window function row_number needs an OVER clause, as in row_number() OVER (ORDER BY …) (line 1, column 8)

SELECT * FROM emp WHERE row_number() OVER () = 1
----
error 42P20: Window functions are not allowed in WHERE (line 1, column 25)

SELECT id FROM emp ORDER BY 5
----
error 42601: Position 5 is not in the select list: expected 1 to 1 (line 1, column 29)

SELECT id FROM emp GROUP BY 2
----
error 42601: Position 2 is not in the select list: expected 1 to 1 (line 1, column 29)

SELECT id FROM emp WHERE id = 'x'
----
error 22018: Invalid value: expected INTEGER, found "x" (line 1, column 29)

SELECT id FROM emp WHERE id = TRUE
----
error 42804: Types do not compare: = has INTEGER and BOOLEAN (line 1, column 29)

SELECT id FROM emp WHERE name
----
error 22018: Invalid value: expected BOOLEAN, found "Ada" (line 1, column 26)

SELECT id FROM emp WHERE id
----
1
2

SELECT id FROM emp WHERE hired > 5
----
error 42804: Types do not compare: > has DATE and INTEGER (line 1, column 32)

SELECT id FROM emp WHERE hired = 'sometimes'
----
error 22007: Invalid value: expected DATE, found "sometimes" (line 1, column 32)

SELECT id + name FROM emp
----
error 22018: Invalid value: expected DECIMAL, found "Ada" (line 1, column 11)

SELECT id + hired FROM emp
----
"2020-01-02"
null

SELECT hired + hired FROM emp
----
error 42804: Operator does not exist: DATE + DATE (line 1, column 14)

SELECT NOT id FROM emp
----
false
false

SELECT id FROM emp WHERE id IN (SELECT id, name FROM emp)
----
error 42804: Wrong number of columns: the subquery gives 2, expected 1 (line 1, column 29)

SELECT (SELECT id, name FROM emp)
----
error 21000: Scalar subquery expected at most one row, found several

SELECT (SELECT id FROM emp)
----
error 21000: Scalar subquery expected at most one row, found several

SELECT id FROM emp WHERE id = (1,2)
----
error 42804: Types do not compare: = has INTEGER and ROW (line 1, column 29)

SELECT id FROM emp UNION SELECT id, name FROM emp
----
error 42804: UNION of queries of different width: 1 and 2 columns (line 1, column 20)

SELECT id FROM emp UNION SELECT hired FROM emp
----
error 42804: Types do not match: UNION column "id" has INTEGER and DATE (line 1, column 20)

SELECT 1/0
----
error 22012: Division by zero (line 1, column 9)

SELECT salary / (dept - 1) FROM emp
----
error 22012: Division by zero (line 1, column 15)

SELECT 10 % 0
----
error 22012: Division by zero (line 1, column 11)

SELECT CAST('abc' AS INT)
----
error 22018: Invalid value: expected INTEGER, found "abc" (line 1, column 8)

SELECT CAST(name AS INT) FROM emp
----
error 22018: Invalid value: expected INTEGER, found "Ada" (line 1, column 8)

SELECT CAST('2020-13-01' AS DATE)
----
error 22007: Invalid value: expected DATE, found "2020-13-01" (line 1, column 8)

SELECT DATE '2020-02-30'
----
error 22007: Invalid date '2020-02-30': Invalid date 'FEBRUARY 30' (line 1, column 13)

SELECT 2147483647 + 1
----
error 22003: Number out of range: the result does not fit INTEGER (line 1, column 19)

SELECT 9223372036854775807 + 1
----
error 22003: Number out of range: the result does not fit BIGINT (line 1, column 28)

SELECT CAST(300 AS TINYINT)
----
error 22003: Number out of range: expected TINYINT, found 300 (line 1, column 8)

SELECT CAST(1e400 AS DOUBLE)
----
error 22003: Number out of range: expected DOUBLE PRECISION, found 100000000000000000000000000000000000000000000000000000000... (line 1, column 8)

SELECT SQRT(-1)
----
error 2201F: Wrong argument: SQRT expects a number that is not negative (line 1, column 8)

SELECT LN(0)
----
error 2201E: Wrong argument: LN expects a number above zero (line 1, column 8)

SELECT 'a' LIKE 'b' ESCAPE 'xx'
----
error 22019: Invalid ESCAPE: expected one character, found 'xx'

SELECT 'a' ~ '('
----
error 2201B: Invalid regular expression: Unclosed group at character 2 of (

SELECT JSON_VALUE('{}', '$.[')
----
error 42601: Invalid JSON path: expected the name of a member, * or a method, found '[' at character 3 of $.[

SELECT '{' :: json
----
error 22032: Invalid JSON: Unexpected end of the text: expected close marker for Object (line 1, column 2)

SELECT SUBSTRING('abc', 1, -1)
----
error 22011: Wrong argument: SUBSTRING expects a length that is not negative, found -1 (line 1, column 8)

SELECT CHR(-1)
----
error 22023: Wrong argument: CHR expects a Unicode code point, found -1 (line 1, column 8)

SELECT DATE_TRUNC('foo', DATE '2020-01-01')
----
error 22023: Unknown field of a date or time: foo (line 1, column 8)

SELECT EXTRACT(foo FROM DATE '2020-01-01')
----
error 22023: Unknown field of a date or time: foo (line 1, column 8)

SELECT INTERVAL '1 foo'
----
error 22007: Invalid interval '1 foo': unknown unit "foo" (line 1, column 17)

SELECT * FROM GENERATE_SERIES(1,10,0)
----
error 22023: Wrong argument: the step of GENERATE_SERIES is zero

INSERT INTO emp VALUES (1,'Dup',1,1,NULL)
----
error 23505: Unique violated: emp "emp_pkey" expected a new key, found id = 1 already there

INSERT INTO emp VALUES (3, 'x', 1, 1, NULL, 6)
----
error 21S01: Wrong number of values: 5 columns, found 6 values (line 1, column 1)

INSERT INTO emp(id,name) VALUES (3)
----
error 21S01: Wrong number of values: 2 columns, found 1 values (line 1, column 34)

INSERT INTO emp(id,nme) VALUES (3,'x')
----
error 42S22: Column "nme" not found, did you mean "name"? (line 1, column 20)

INSERT INTO emp(id,id) VALUES (3,4)
----
error 42710: Column "id" stands twice in the list (line 1, column 20)

INSERT INTO emp(id,name) VALUES (3,NULL)
----
error 23502: NULL not allowed: emp column "name" expected a value of type CHARACTER VARYING(30), found NULL

INSERT INTO emp(id,name) VALUES ('x','y')
----
error 22018: Column "id": Invalid value: expected INTEGER, found "x" (line 1, column 34)

INSERT INTO emp(id,name) VALUES (3,'0123456789012345678901234567890')
----
error 22001: Column "name": Value too long: expected CHARACTER VARYING(30), found 31 characters (line 1, column 36)

INSERT INTO emp(id,name,hired) VALUES (3,'x','nodate')
----
error 22007: Column "hired": Invalid value: expected DATE, found "nodate" (line 1, column 46)

INSERT INTO emp(id,name,salary) VALUES (3,'x',123456789012)
----
error 22003: Column "salary": Number out of range: expected DECIMAL(10, 2), found 123456789012 (line 1, column 47)

INSERT INTO emp SELECT 1, 'x', 1, 1, NULL, 6
----
error 21S01: Wrong number of values: 5 columns, found 6 values (line 1, column 1)

INSERT 5 VALUES (5,'e',1,1,NULL)
----
error 42601: Syntax error: expected OR, IGNORE or INTO, found "5" (line 1, column 8)

INSERT INTO VALUES (1)
----
error 42601: Syntax error: expected SELECT, VALUES, TABLE or "(", found "1" (line 1, column 21)

INSERT INTO dept VALUES (2,'eng')
----
error 23505: Unique violated: dept "dn" expected new values of [name], found ["eng"] already there

INSERT INTO dept VALUES (2,'x') ON CONFLICT (nme) DO NOTHING
----
error 42S22: Column "nme" not found, did you mean "name"? (line 1, column 46)

UPDATE emp SET nam = 'x'
----
error 42S22: Column "nam" not found, did you mean "name"? (line 1, column 16)

UPDATE emp SET name = 'x' WHERE idd = 1
----
error 42S22: Column "idd" not found, did you mean "id"? (line 1, column 33)

UPDATE emp name = 'x'
----
error 42601: Syntax error: expected SET, REMOVE or UNSET, found "=" (line 1, column 17)

UPDATE emp SET name = 'x', name = 'y'
----
error 42710: Column "name" is assigned twice (line 1, column 28)

UPDATE emp SET id = 2 WHERE id = 1
----
error 23505: Unique violated: emp "emp_pkey" expected a new key, found id = 2 already there

UPDATE empp SET name = 'x'
----
error 42S02: Collection or table "empp" not found, did you mean "emp"? (line 1, column 8)

DELETE emp WHERE id = 1
----
error 42601: Syntax error: expected FROM, found "emp" (line 1, column 8)

DELETE FROM emp WERE id = 1
----
error 42601: Syntax error: expected USING, WHERE, ORDER, LIMIT, FETCH, RETURNING, ";" or end of statement, found "id", did you mean "WHERE" for "WERE"? (line 1, column 22)

DELETE FROM emp WHERE
----
error 42601: Syntax error: expected an expression, found end of statement (line 1, column 22)

CREATE TABLE emp(id INT)
----
error 42S01: Collection, table or view "emp" exists already; drop it first or use IF NOT EXISTS (line 1, column 14)

CREATE TABLE x(id INTT)
----
error 42704: Unknown type: "INTT", did you mean "INT"? (line 1, column 19)

CREATE TABLE x(id INT, id INT)
----
error 42S21: Column "id" is declared twice in "x" (line 1, column 1)

CREATE TABLE x(id INT PRIMARY KEY, b INT PRIMARY KEY)
----
error 42P16: Table "x" has a primary key already: "x_pkey" (line 1, column 42)

CREATE TABLE x(id INT REFERENCES nope(id))
----
error 42S02: Collection or table "nope" not found (line 1, column 34)

CREATE TABLE x(id INT REFERENCES dept(nme))
----
error 42S22: Column "nme" not found in dept, did you mean "name"? (line 1, column 39)

CREATE TABLE x(id INT CHECK (idd > 0))
----
error 42S22: Column "idd" not found, did you mean "id"? (line 1, column 30)

CREATE TABLE x(id INT,)
----
error 42601: Syntax error: expected LIKE or a name, found ")" (line 1, column 23)

CREATE TABLE x(id VARCHAR())
----
error 42601: Syntax error: expected MAX, "-" or a number, found ")" (line 1, column 27)

CREATE TABLE x()
----
error 42601: Syntax error: expected LIKE or a name, found ")" (line 1, column 16)

CREATE TABEL x(id INT)
----
error 42601: Syntax error: expected OR, GLOBAL, CACHED, LOCAL, TEMPORARY, TEMP, VIEW, FORCE, RECURSIVE, TABLE, COLLECTION, SEQUENCE or others, found "TABEL", did you mean "TABLE"? (line 1, column 8)

CREATE INDEX i ON emp(nam)
----
error 42S22: Column "nam" not found in emp, did you mean "name"? (line 1, column 23)

CREATE INDEX i ON empp(name)
----
error 42S02: Collection or table "empp" not found, did you mean "emp"? (line 1, column 19)

CREATE UNIQUE INDEX i ON emp(dept)
----
error 23505: Unique violated: emp "i" expected new values of [dept], found [1] already there

CREATE VIEW v AS SELECT nam FROM emp
----
error 42S22: Column "nam" not found, did you mean "name"? (line 1, column 25)

ALTER TABLE emp ADD COLUMN name INT
----
error 42S21: Column "name" exists already in "emp" (line 1, column 28)

ALTER TABLE emp DROP COLUMN nam
----
error 42S22: Column "nam" not found in emp, did you mean "name"? (line 1, column 29)

ALTER TABLE emp RENAME COLUMN nam TO x
----
error 42S22: Column "nam" not found in emp, did you mean "name"? (line 1, column 31)

ALTER TABLE emp ALTER COLUMN nam TYPE INT
----
error 42S22: Column "nam" not found in emp, did you mean "name"? (line 1, column 30)

ALTER TABLE emp ALTER COLUMN name TYPE INT
----
error 22018: Invalid value: expected INTEGER, found "Ada"

ALTER TABLE empp ADD x INT
----
error 42S02: Collection or table "empp" not found, did you mean "emp"? (line 1, column 13)

DROP TABLE empp
----
error 42S02: Collection or table "empp" not found, did you mean "emp"? (line 1, column 12)

DROP INDEX nope
----
error 42S12: Index "nope" not found (line 1, column 12)

DROP VIEW emp
----
error 42809: "emp" is a table, expected a view: a table goes by DROP TABLE (line 1, column 11)

DROP SEQUENCE nope
----
error 42704: Sequence "nope" not found (line 1, column 15)

SELECT NEXTVAL('nope')
----
error 42704: Sequence "nope" not found (line 1, column 8)

WITH t AS (SELECT 1) SELECT * FROM tt
----
error 42S02: Collection or table "tt" not found (line 1, column 36)

WITH t(a,b) AS (SELECT 1) SELECT * FROM t
----
error 42601: Too many column names: common table "t" names 2, its query gives 1 (line 1, column 6)

WITH RECURSIVE t AS (SELECT 1 UNION ALL SELECT * FROM t t1, t t2) SELECT * FROM t
----
error 42804: UNION of queries of different width: 1 and 2 columns (line 1, column 31)

SELECT * FROM (SELECT 1) WHERE x = 1
----
error 42S22: Column "x" not found; there are [EXPR$1] (line 1, column 32)

SELECT * FROM (VALUES (1,2),(3)) AS t
----
error 21S01: VALUES rows of different length: expected 2 values, found 1 (line 1, column 30)

SELECT * FROM emp e, emp e
----
error 42710: Table name "e" stands twice in FROM: give one of them an alias (line 1, column 22)

SELECT CASE WHEN 1 THEN 2 END
----
2

SELECT CASE id WHEN 1 THEN 'a' ELSE 2 END FROM emp
----
error 22018: Invalid value: expected INTEGER, found "a"

SELECT CASE WHEN TRUE THEN 'a'
----
error 42601: Syntax error: expected WHEN, ELSE or END, found end of statement (line 1, column 31)

SELECT id FROM emp WHERE id BETWEEN 1
----
error 42601: Syntax error: expected AND, found end of statement (line 1, column 38)

SELECT id FROM emp WHERE id IN ()
----
(no rows)

SELECT id FROM emp WHERE id =
----
error 42601: Syntax error: expected an expression, found end of statement (line 1, column 30)

SELECT id FROM emp WHERE = 1
----
error 42601: Syntax error: expected an expression, found "=" (line 1, column 26)

SELECT id FROM emp WHERE id == 1
----
1

SELECT id FROM emp WHERE id != 1 && name = 'x'
----
error 42804: Wrong argument: && expects an array as argument 1, found INTEGER (line 1, column 34)

SELECT id FROM emp LIMIT -2
----
error 2201W: LIMIT expects a number of rows, 0 or more, found -2 (line 1, column 26)

SELECT id FROM emp LIMIT 'x'
----
error 2201W: LIMIT expects a number of rows, 0 or more, found CHARACTER VARYING (line 1, column 26)

SELECT id AS select FROM emp
----
1
2

SELECT select FROM emp
----
error 42601: Syntax error: expected ALL, DISTINCT or an expression, found "select" (line 1, column 8)

SELECT id FROM order
----
error 42601: Syntax error: expected a table, found "order" (line 1, column 16)

SELECT @x
----
error 0A000: Variables as @name are not supported: a parameter or WITH holds a value (line 1, column 8)

ROLLBACK TO nope
----
error 3B001: Savepoint "nope" not found

SET foo = 1
----
error 42704: Setting "foo" not found: expected one of [schema, statement_timeout, lock_timeout, idle_timeout, timezone, null_ordering, result_cache, foreign_key_checks, docdb.rules.off, transaction_isolation]

SHOW foo
----
error 42704: Setting "foo" not found: expected one of [schema, statement_timeout, lock_timeout, idle_timeout, timezone, null_ordering, result_cache, foreign_key_checks, docdb.rules.off, transaction_isolation]

EXPLAIN
----
error 42601: Syntax error: expected PLAN, ANALYZE, VERBOSE, FORMAT, SELECT, INSERT, UPDATE, DELETE, MERGE, WITH, CREATE, ALTER or others, found end of statement (line 1, column 8)

MERGE INTO emp USING dept ON TRUE WHEN MATCHED THEN INSERT VALUES (1)
----
error 42601: Syntax error: expected UPDATE, DELETE or DO, found "INSERT" (line 1, column 53)

SELECT DISTINCT name FROM emp ORDER BY id
----
error 42803: With SELECT DISTINCT, expressions of ORDER BY must be in the select list (line 1, column 40)

SELECT * FROM emp FOR UPDATE OF x
----
error 42S02: Table "x" is not in FROM (line 1, column 33)

SELECT id FROM emp WHERE name LIKE 5
----
(no rows)

SELECT id FROM emp WHERE EXISTS (1)
----
error 42601: Syntax error: expected SELECT, VALUES, TABLE or "(", found "1" (line 1, column 34)

SELECT a.* FROM emp
----
error 42S02: Table "a" is not in FROM (line 1, column 8)

SELECT JSON_OBJECT('a' 1)
----
error 42601: Syntax error: expected ")", VALUE, ":" or ",", found "1" (line 1, column 24)

SELECT emp.name.x.y FROM emp
----
error 42S22: Field "x" not found: column "emp.name" is CHARACTER VARYING(30) (line 1, column 8)

SELECT rank() OVER (PARTITION dept) FROM emp
----
error 42601: Syntax error: expected BY, found "dept" (line 1, column 31)

SELECT rank() OVER w FROM emp
----
error 42704: Window "w" is not defined in the WINDOW clause (line 1, column 20)

SELECT sum(id) OVER (ROWS BETWEEN 1 FOLLOWING AND 1 PRECEDING) FROM emp
----
error 42P20: The window frame begins behind its end (line 1, column 22)

SELECT * FROM emp NATURAL JOIN dept ON 1=1
----
error 42601: Syntax error: expected ".", AS, JOIN, ",", WHERE, GROUP, HAVING, WINDOW, QUALIFY, INTERSECT, UNION, EXCEPT or others, found "ON" (line 1, column 37)

SELECT * FROM emp JOIN dept USING (idd)
----
error 42S22: Column "idd" of USING not found on the left side of the join (line 1, column 36)

SELECT * FROM emp WHERE (id, name) = (1)
----
error 42804: Types do not compare: = has ROW and INTEGER (line 1, column 36)

CREATE VIEW v AS SELECT id, 10 / (id - 1) AS q FROM emp

SELECT q FROM v
----
error 22012: Division by zero

SELECT q + 1, 5 / 0 FROM v WHERE id = 2
----
error 22012: Division by zero (line 1, column 17)

SELECT dept.x FROM emp
----
error 42S22: Field "x" not found: column "dept" is INTEGER (line 1, column 8)

SELECT emp.name.x FROM emp
----
error 42S22: Field "x" not found: column "emp.name" is CHARACTER VARYING(30) (line 1, column 8)

SELECT id FROM emp WHERE id IN (1, 'x')
----
error 22018: Invalid value: expected INTEGER, found "x" (line 1, column 29)

SELECT id FROM emp WHERE salary = 'much'
----
error 22018: Invalid value: expected DECIMAL(10, 2), found "much" (line 1, column 33)

SELECT id FROM emp WHERE id = '1.5'
----
(no rows)

SELECT SQRT(-id) FROM emp
----
error 2201F: Wrong argument: SQRT expects a number that is not negative (line 1, column 8)

SELECT name::date FROM emp
----
error 22007: Invalid value: expected DATE, found "Ada" (line 1, column 12)

SELECT 2147483647 + id FROM emp WHERE id = 1
----
error 22003: Number out of range: the result does not fit INTEGER (line 1, column 19)

SELECT sum(10 / (id - 1)) FROM emp
----
error 22012: Division by zero (line 1, column 15)

SELECT id FROM emp ORDER BY 1 / (id - 1)
----
error 22012: Division by zero (line 1, column 31)

SELECT id FROM emp GROUP BY id HAVING 1 / (id - 1) > 0
----
error 22012: Division by zero (line 1, column 41)

EXPLAIN ANALYZE SELECT 1 / (id - 1) FROM emp
----
error 22012: Division by zero (line 1, column 26)

UPDATE emp SET salary = 5 / (id - 1)
----
error 22012: Division by zero (line 1, column 27)

INSERT INTO emp SELECT id + 10, 1 / 0, 1, 1, NULL FROM emp
----
error 22012: Division by zero (line 1, column 35)

SELECT JSON_OBJECT('a': 1) -> 'a' + 'b'
----
error 22018: Invalid value: expected DECIMAL, found "b" (line 1, column 35)

SELECT id,
  10 / (id - 1)
FROM emp
----
error 22012: Division by zero (line 2, column 6)

SELECT REPEAT('x', 3) || CAST('y' AS INT)
----
error 22018: Invalid value: expected INTEGER, found "y" (line 1, column 26)

SELECT 1; SELECT 2
----
error 42601: Syntax error: expected the end of the text behind ";", found another statement: run them one by one, or all by executeAll (line 1, column 11)

SELECT 1;;
----
1

-- what a constant makes impossible is told where it is asked for

SELECT JSON_VALUE('{}', '$.a[')
----
error 42601: Invalid JSON path: expected $, a value or a parenthesis, found the end at character 5 of $.a[ (line 1, column 8)

SELECT id FROM emp
WHERE JSON_EXISTS('{}', '$[?(@.a >')
----
error 42601: Invalid JSON path: expected $, a value or a parenthesis, found '?' at character 3 of $[?(@.a > (line 2, column 7)

SELECT id FROM emp WHERE name ~ '('
----
error 2201B: Invalid regular expression: Unclosed group at character 2 of ( (line 1, column 31)

SELECT name LIKE 'abc\' FROM emp
----
error 22025: Invalid LIKE pattern: the escape ends it: 'abc\' (line 1, column 13)

SELECT name LIKE 'abc' ESCAPE 'xx' FROM emp
----
error 22019: Invalid ESCAPE: expected one character, found 'xx' (line 1, column 13)

SELECT name LIKE 'x' || CAST(id AS TEXT) || '\' FROM emp WHERE id = 1
----
error 22025: Invalid LIKE pattern: the escape ends it: 'x1\' (line 1, column 13)

INSERT INTO emp (id, name) VALUES (ROW(1, 2), 'x')
----
error 42804: Column "id" expected a value of type INTEGER, found a row (line 1, column 36)

UPDATE emp SET salary = (1, 2)
----
error 42804: Column "salary" expected a value of type DECIMAL(10, 2), found a row (line 1, column 25)

SHOW timezon
----
error 42704: Setting "timezon" not found: expected one of [schema, statement_timeout, lock_timeout, idle_timeout, timezone, null_ordering, result_cache, foreign_key_checks, docdb.rules.off, transaction_isolation], did you mean "timezone"? (line 1, column 6)

SET nosuch = 1
----
error 42704: Setting "nosuch" not found: expected one of [schema, statement_timeout, lock_timeout, idle_timeout, timezone, null_ordering, result_cache, foreign_key_checks, docdb.rules.off, transaction_isolation] (line 1, column 5)

SET statement_timeout = 'abc'
----
error 22023: Timeout expected milliseconds as a whole number, found "abc" (line 1, column 25)

RELEASE SAVEPOINT nosuch
----
error 3B001: Savepoint "nosuch" not found (line 1, column 19)
