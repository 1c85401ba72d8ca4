-- IS with any value behind it is IS NOT DISTINCT FROM

SELECT 1 IS 1, 1 IS 2, NULL IS 5, 1 IS NOT 1, NULL IS NOT 5, 'a' IS 'a', 1 IS (1), 1 IS -1, t.a IS t.b, t.a IS NOT t.b FROM (VALUES (1, NULL)) t (a, b)
----
true | false | false | false | true | true | true | false | false | true

CREATE TABLE shelf (id INTEGER PRIMARY KEY, title TEXT, place INT) STRICT

CREATE TABLE places (code TEXT PRIMARY KEY, place INT) WITHOUT ROWID, STRICT

INSERT INTO shelf VALUES (1, 'Emma', 7), (2, 'Ulysses', NULL)

INSERT INTO places VALUES ('attic', 7), ('lent', NULL)

SELECT s.title, p.code FROM shelf s JOIN places p ON s.place IS p.place ORDER BY s.id
----
Emma | attic
Ulysses | lent

SELECT title FROM shelf WHERE place IS 7 AND title IS NOT 'Ulysses'
----
Emma

SELECT 1 IS NUL
----
error 42601: Syntax error: expected NOT, DISTINCT, NULL, MISSING, TRUE, FALSE, UNKNOWN or JSON, found "NUL", did you mean "NULL"? (line 1, column 13)

SELECT title FROM shelf WHERE place IS place
----
error 42601: Syntax error: expected NOT, DISTINCT, NULL, MISSING, TRUE, FALSE, UNKNOWN or JSON, found "place" (line 1, column 40)

-- behind AS a name may stand in single quotes

SELECT s."book" FROM (SELECT title AS 'book' FROM shelf) s ORDER BY 1
----
Emma
Ulysses

SELECT title AS '' FROM shelf
----
error 42601: AS expected a name, found an empty text (line 1, column 17)
