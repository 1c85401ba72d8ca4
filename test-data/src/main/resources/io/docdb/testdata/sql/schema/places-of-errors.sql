-- What is wrong with an expression in a definition is told by its place in the statement, however it is kept.

CREATE TABLE t (a INT,
    b INT DEFAULT nextval('nix'))
----
error 42704: Sequence "nix" not found (line 2, column 19)

CREATE TABLE t (nix INT DEFAULT NEXT VALUE FOR nix)
----
error 42704: Sequence "nix" not found (line 1, column 33)

CREATE TABLE t (b INT, a INT DEFAULT b, c INT)
----
error 42S22: Column "b" not found (line 1, column 38)

CREATE TABLE t (a INT DEFAULT b, b INT)
----
error 42S22: Column "b" not found (line 1, column 31)

CREATE TABLE t (a INT, b INT CHECK ((a > 0) AND ((zzz)>1)))
----
error 42S22: Column "zzz" not found; there are [a, b] (line 1, column 51)

CREATE TABLE t (a INT, b INT GENERATED ALWAYS AS (a + "Nix"))
----
error 42S22: Column "Nix" not found; there are [a, b] (line 1, column 55)

CREATE TABLE t (a INT, b INT DEFAULT (1 + foo(1)))
----
error 42883: Function "foo" not found (line 1, column 43)

CREATE TABLE t (a INT)

ALTER TABLE t ADD COLUMN b INT DEFAULT NEXT VALUE FOR nix
----
error 42704: Sequence "nix" not found (line 1, column 40)

ALTER TABLE t ALTER COLUMN a SET DEFAULT nextval('nix')
----
error 42704: Sequence "nix" not found (line 1, column 42)

ALTER TABLE t ADD CONSTRAINT c CHECK (a > nextval('nix'))
----
error 42704: Sequence "nix" not found (line 1, column 43)

CREATE INDEX i ON t ((aa + 1))
----
error 42S22: Column "aa" not found, did you mean "a"? (line 1, column 23)

CREATE INDEX i ON t (a) WHERE zz > 1
----
error 42S22: Column "zz" not found; there are [a] (line 1, column 31)

-- definitions that could never be used are refused, with their place

CREATE TABLE source(id INT PRIMARY KEY, name VARCHAR(20))

CREATE VIEW broken AS SELECT JSON_VALUE('{}', '$.a[') AS v FROM source
----
error 42601: Invalid JSON path: expected $, a value or a parenthesis, found the end at character 5 of $.a[ (line 1, column 30)

CREATE VIEW broken AS SELECT name ~ '(' AS v FROM source
----
error 2201B: Invalid regular expression: Unclosed group at character 2 of ( (line 1, column 35)

CREATE VIEW broken(a, b, c) AS SELECT 1, 2
----
error 42601: Too many column names: expected at most 2 as the query has columns, found "c" (line 1, column 26)

CREATE TABLE broken(a, b, c) AS SELECT 1, 2
----
error 42601: Too many column names: expected at most 2 as the query has columns, found "c" (line 1, column 27)

CREATE TABLE partly(a) AS SELECT 1, 2 AS z

SELECT * FROM partly ORDER BY a, z
----
1 | 2

CREATE SEQUENCE broken INCREMENT BY 0
----
error 42P16: Sequence increment expected not 0, found 0 (line 1, column 17)

CREATE TABLE broken(id INT, n INT GENERATED ALWAYS AS IDENTITY (MINVALUE 5 MAXVALUE 1))
----
error 42P16: Sequence "broken_n_seq" expected minimum <= start <= maximum, found 5, 5, 1 (line 1, column 29)

ALTER TABLE source ADD COLUMN n INT GENERATED ALWAYS AS IDENTITY (INCREMENT BY 0)
----
error 42P16: Sequence increment expected not 0, found 0 (line 1, column 20)

CREATE TABLE broken(a INT, b DOUBLE PRECISION GENERATED ALWAYS AS (a * RANDOM()))
----
error 42P17: Column "b": GENERATED expected what is always the same for a document, found a * random(); DEFAULT takes what varies (line 1, column 68)
