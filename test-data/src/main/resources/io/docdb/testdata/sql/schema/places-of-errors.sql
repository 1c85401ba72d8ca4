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
