-- What newcomers write, and what they are told.

CREATE TABLE order (id INT)
----
error 42601: Syntax error: expected IF or a name, found "order": the word is reserved, as a name it stands in double quotes, "order" (line 1, column 14)

CREATE TABLE t (id INT, "order" INT)

SELECT id FROM t WHERE id => 1
----
error 42601: Syntax error: expected GROUP, HAVING, WINDOW, QUALIFY, INTERSECT, UNION, EXCEPT, MINUS, ORDER, LIMIT, OFFSET, FETCH or others, found "=>", did you mean ">="? (line 1, column 27)

SELECT id FROM t WHERE id =< 1
----
error 42601: Syntax error: expected an expression, found "<", did you mean "<=" for "=<"? (line 1, column 28)

SELECT [id] FROM t
----
error 42601: Syntax error: expected ALL, DISTINCT or an expression, found "[": a name stands in double quotes, "id", not in brackets (line 1, column 8)
