-- A row among the rows of a query, where it is not a join: in the select list, under OR and NOT, in CASE. A row with NULLs is
-- unknown to be equal to each row that is equal in all other columns.

CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b VARCHAR(5))

INSERT INTO t VALUES (1, 1, 'x'), (2, 2, 'x'), (3, 2, 'y'), (4, NULL, 'x'), (5, 3, NULL), (6, NULL, NULL), (7, 9, 'z')

CREATE TABLE u (a INTEGER, b VARCHAR(5))

INSERT INTO u VALUES (1, 'x'), (2, NULL), (NULL, 'y'), (5, 'w')

SELECT id, (a, b) IN (SELECT a, b FROM u), (a, b) NOT IN (SELECT a, b FROM u), (a, b) IN (SELECT a, b FROM u WHERE a IS NOT NULL AND b IS NOT NULL) FROM t ORDER BY id
----
1 | true | false | true
2 | null | null | false
3 | null | null | false
4 | null | null | null
5 | null | null | false
6 | null | null | null
7 | false | true | false

SELECT id FROM t WHERE id = 7 OR (a, b) IN (SELECT a, b FROM u) ORDER BY id
----
1
7

SELECT id FROM t WHERE id = 7 OR (a, b) NOT IN (SELECT a, b FROM u) ORDER BY id
----
7

SELECT id, CASE WHEN (a, b) IN (SELECT a, b FROM u) THEN 'in' WHEN (a, b) NOT IN (SELECT a, b FROM u) THEN 'out' ELSE 'unknown' END FROM t ORDER BY id
----
1 | in
2 | unknown
3 | unknown
4 | unknown
5 | unknown
6 | unknown
7 | out

SELECT id, (a, b) <> ALL (SELECT a, b FROM u), (a, b) = ANY (SELECT a, b FROM u WHERE a > 100), (a, b) NOT IN (SELECT a, b FROM u WHERE a > 100) FROM t WHERE id IN (1, 6, 7) ORDER BY id
----
1 | false | false | true
6 | null | false | true
7 | true | false | true

-- no column of the row is known, and there is a row: unknown

SELECT (NULL, NULL) IN (SELECT 1, 'x'), (NULL, NULL) IN (SELECT a, b FROM u WHERE FALSE)
----
null | false

SELECT id FROM t WHERE (a, b) NOT IN (SELECT a, b FROM u WHERE a > 2) ORDER BY id
----
1
2
3
4
5
7

-- rows that depend on the row around

SELECT o.id, (SELECT COUNT(*) FROM t m WHERE (m.a, m.b) IN (SELECT u.a, u.b FROM u WHERE u.a <> o.a)), (SELECT COUNT(*) FROM t m WHERE (m.a, m.b) NOT IN (SELECT u.a, u.b FROM u WHERE u.a <> o.a)) FROM t o ORDER BY o.id
----
1 | 0 | 3
2 | 1 | 4
3 | 1 | 4
4 | 0 | 7
5 | 1 | 2
6 | 0 | 7
7 | 1 | 2

-- undeclared values: a number equals a number in any form, a text the date it reads as

CREATE COLLECTION d

INSERT INTO d (_id, k, w) VALUES ('p', 1, DATE '2024-05-01'), ('q', 2.50, DATE '2024-05-02'), ('r', 'x', NULL)

SELECT _id, (k, w) IN (SELECT * FROM (VALUES (1.0, '2024-05-01'), (2.5, '2024-05-02 00:00:00'), (3, NULL)) v) FROM d ORDER BY _id
----
p | true
q | true
r | false
