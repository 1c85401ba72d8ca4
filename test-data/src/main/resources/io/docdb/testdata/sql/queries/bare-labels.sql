-- Reserved words as the name of a column without AS, as PostgreSQL takes them.

SELECT 1 set, 2 left, 3 right, 4 table, 5 values, 6 all, 7 default
----
1 | 2 | 3 | 4 | 5 | 6 | 7

SELECT x.left, x."inner" FROM (SELECT 1 left, 2 inner) x
----
1 | 2

SELECT a left FROM (VALUES (1)) v (a) LEFT JOIN (VALUES (2)) w (b) ON TRUE
----
1

SELECT CASE WHEN TRUE THEN 1 ELSE 2 END case
----
1

CREATE TABLE t (id INT)

INSERT INTO t VALUES (1) RETURNING id right
----
1

-- those that begin a clause need it

SELECT id create FROM t
----
error 42601: Syntax error: expected AS, ","

SELECT 1 union
----
error 42601: Syntax error: expected ALL, DISTINCT

SELECT 1 limit
----
error 42601: Syntax error: expected ALL or an expression, found end of statement (line 1, column 15)

-- and where the item does not end there, something else is missing

SELECT id left JOIN t
----
error 42601: Syntax error: expected AS, ","
