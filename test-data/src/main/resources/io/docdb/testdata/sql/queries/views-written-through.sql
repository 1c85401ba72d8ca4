-- Views over one table can be written through, as in PostgreSQL.
CREATE TABLE t (id INT PRIMARY KEY, a INT NOT NULL, b VARCHAR(10) DEFAULT 'none', g INT GENERATED ALWAYS AS (a * 2), hidden INT DEFAULT 7)

INSERT INTO t (id, a, b) VALUES (1, 10, 'x'), (2, 20, 'y'), (3, 30, 'z')
----
changed 3

CREATE VIEW v AS SELECT id, a AS amount, b FROM t WHERE a < 25

INSERT INTO v VALUES (4, 5, 'w')
----
changed 1

INSERT INTO v (id, amount) VALUES (5, 6) RETURNING *
----
5 | 6 | none

INSERT INTO v (id, amount) SELECT id + 10, amount FROM v WHERE amount > 10 RETURNING id, amount
----
12 | 20

SELECT * FROM t ORDER BY id
----
1 | 10 | x | 20 | 7
2 | 20 | y | 40 | 7
3 | 30 | z | 60 | 7
4 | 5 | w | 10 | 7
5 | 6 | none | 12 | 7
12 | 20 | none | 40 | 7

-- rows that the view does not show are out of reach
UPDATE v SET amount = amount + 1 RETURNING id, amount
----
1 | 11
2 | 21
4 | 6
5 | 7
12 | 21

UPDATE v SET amount = 99 WHERE id = 3
----
changed 0

UPDATE v x SET amount = x.amount + s.n FROM (VALUES (4, 1)) s (id, n) WHERE s.id = x.id RETURNING x.id, x.amount, s.n
----
4 | 7 | 1

DELETE FROM v WHERE id = 3
----
changed 0

DELETE FROM v WHERE id IN (4, 5) RETURNING id, b
----
4 | w
5 | none

-- without a check option a row may leave the view
UPDATE v SET amount = 100 WHERE id = 12 RETURNING id, amount
----
12 | 100

SELECT COUNT(*) FROM v WHERE id = 12
----
0

INSERT INTO v VALUES (6, 1000, 'gone')
----
changed 1

SELECT COUNT(*) FROM v WHERE id = 6
----
0

INSERT INTO v VALUES (1, 3, 'dup')
----
error 23505: Unique violated: t "t_pkey" expected a new key, found id = 1 already there

INSERT INTO v VALUES (1, 3, 'dup') ON CONFLICT (id) DO UPDATE SET amount = excluded.amount + v.amount RETURNING id, amount
----
1 | 14

INSERT INTO v (id) VALUES (9)
----
error 23502: NULL not allowed: t column "a" expected a value of type INTEGER, found NULL

INSERT INTO v (id, a) VALUES (9, 1)
----
error 42S22: Column "a" not found; there are [amount, b, id] (line 1, column 20)

INSERT INTO v VALUES (9, 1, 2, 3)
----
error 21S01: Wrong number of values: 3 columns, found 4 values (line 1, column 1)

UPDATE v SET hidden = 1
----
error 42S22: Column "hidden" not found; there are [amount, b, id] (line 1, column 14)

MERGE INTO v USING (VALUES (1, 7), (8, 8)) s (id, n) ON v.id = s.id WHEN MATCHED THEN UPDATE SET amount = s.n WHEN NOT MATCHED THEN INSERT (id, amount) VALUES (s.id, s.n)
----
changed 2

SELECT * FROM v ORDER BY id
----
1 | 7 | x
2 | 21 | y
8 | 8 | none

MERGE INTO v USING (VALUES (3)) s (id) ON v.id = s.id WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN DO NOTHING
----
changed 0

SELECT COUNT(*) FROM t WHERE id = 3
----
1

EXPLAIN UPDATE v SET amount = 1 WHERE id = 1
----
Update t  (rows=1 cost=10.9)
'  Project  columns: _key, _doc, SET a(_doc, 1), id, a  (rows=1 cost=0.9)'
'    KeyLookup t v  key: 1; filter: a < 25; reads: document  (rows=1 cost=0.8)'

-- computed columns
CREATE VIEW c AS SELECT id, a, a + 1 AS more, UPPER(b) AS b FROM t

UPDATE c SET a = 1 WHERE more = 8 RETURNING id, a, more
----
1 | 1 | 2

UPDATE c SET more = 1
----
error 0A000: Column "more" of the view "c" is computed and cannot be written to (line 1, column 14)

INSERT INTO c VALUES (20, 1, 2, 'B')
----
error 0A000: Column "more" of the view "c" is computed and cannot be written to: name the others (line 1, column 1)

INSERT INTO c (id, a) VALUES (20, 1) RETURNING *
----
20 | 1 | 2 | NONE

CREATE VIEW twice AS SELECT id, a, a AS again FROM t

INSERT INTO twice VALUES (21, 1, 2)
----
error 42710: Column "again" of the view "twice" is another one's place, too: name one of them (line 1, column 1)

UPDATE twice SET a = 1, again = 2 WHERE id = 20
----
error 42710: Column "a" is assigned twice (line 1, column 25)

UPDATE twice SET again = 3 WHERE id = 20 RETURNING a
----
3

-- views over views, and WITH CHECK OPTION
CREATE VIEW low AS SELECT id, a, b FROM t WHERE a < 50

CREATE VIEW pos AS SELECT id, a FROM low WHERE a > 0 WITH CHECK OPTION

CREATE VIEW loc (k, n) AS SELECT id, a FROM low WHERE a > 0 WITH LOCAL CHECK OPTION

CREATE VIEW top AS SELECT * FROM loc WHERE n <> 13

INSERT INTO pos VALUES (30, -1)
----
error 44000: Check option violated: the view "pos" expected a row that it shows, and would not show this one

INSERT INTO pos VALUES (30, 60)
----
error 44000: Check option violated: the view "low" expected a row that it shows, and would not show this one

INSERT INTO pos VALUES (30, NULL)
----
error 44000: Check option violated: the view "pos" expected a row that it shows, and would not show this one

INSERT INTO pos VALUES (30, 40)
----
changed 1

UPDATE pos SET a = 55 WHERE id = 30
----
error 44000: Check option violated: the view "low" expected a row that it shows, and would not show this one

INSERT INTO loc VALUES (31, -1)
----
error 44000: Check option violated: the view "loc" expected a row that it shows, and would not show this one

INSERT INTO loc VALUES (31, 60)
----
changed 1

INSERT INTO top VALUES (32, -1)
----
error 44000: Check option violated: the view "loc" expected a row that it shows, and would not show this one

INSERT INTO top VALUES (32, 13)
----
changed 1

UPDATE top SET n = n + 1 WHERE k = 30 RETURNING *
----
30 | 41

INSERT INTO pos VALUES (30, 1) ON CONFLICT (id) DO UPDATE SET a = -5
----
error 44000: Check option violated: the view "pos" expected a row that it shows, and would not show this one

MERGE INTO pos USING (VALUES (30)) s (id) ON pos.id = s.id WHEN MATCHED THEN UPDATE SET a = -1
----
error 44000: Check option violated: the view "pos" expected a row that it shows, and would not show this one

MERGE INTO pos USING (VALUES (33)) s (id) ON pos.id = s.id WHEN NOT MATCHED THEN INSERT VALUES (s.id, -1)
----
error 44000: Check option violated: the view "pos" expected a row that it shows, and would not show this one

SELECT id, a FROM t WHERE id >= 30 ORDER BY id
----
30 | 41
31 | 60
32 | 13

CREATE VIEW sub AS SELECT id, a FROM t WHERE id IN (SELECT id FROM t WHERE a > 0) AND a > (SELECT MIN(a) - 1 FROM t) WITH CHECK OPTION

UPDATE sub SET a = a + 0 WHERE id = 30 RETURNING a
----
41

INSERT INTO sub VALUES (77, 1)
----
error 44000: Check option violated: the view "sub" expected a row that it shows, and would not show this one

-- what cannot be written through says why
CREATE VIEW n1 AS SELECT a, COUNT(*) AS n FROM t GROUP BY a

CREATE VIEW n2 AS SELECT DISTINCT a FROM t

CREATE VIEW n3 AS SELECT t.id FROM t JOIN t u ON u.id = t.id

CREATE VIEW n4 AS SELECT MAX(a) AS a FROM t

CREATE VIEW n5 AS SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS r FROM t

CREATE VIEW n6 AS SELECT id FROM t LIMIT 1

CREATE VIEW n7 AS SELECT id FROM t UNION ALL SELECT id FROM t

CREATE VIEW n8 AS SELECT id FROM n6

CREATE VIEW n9 AS SELECT * FROM GENERATE_SERIES(1, 2) AS g (id)

DELETE FROM n1
----
error 55000: Data cannot be changed through the view "n1": its query has GROUP BY (line 1, column 13)

UPDATE n2 SET a = 1
----
error 55000: Data cannot be changed through the view "n2": its query has DISTINCT (line 1, column 8)

INSERT INTO n3 VALUES (1)
----
error 55000: Data cannot be changed through the view "n3": its query has a join, a query or a function in FROM (line 1, column 13)

DELETE FROM n4
----
error 55000: Data cannot be changed through the view "n4": its query has aggregate, window or table functions in its select list (line 1, column 13)

DELETE FROM n5
----
error 55000: Data cannot be changed through the view "n5": its query has aggregate, window or table functions in its select list (line 1, column 13)

DELETE FROM n6
----
error 55000: Data cannot be changed through the view "n6": its query has LIMIT (line 1, column 13)

DELETE FROM n7
----
error 55000: Data cannot be changed through the view "n7": its query has UNION, INTERSECT or EXCEPT (line 1, column 13)

DELETE FROM n8
----
error 55000: Data cannot be changed through the view "n8": its query has LIMIT (line 1, column 13)

DELETE FROM n9
----
error 55000: Data cannot be changed through the view "n9": its query has a join, a query or a function in FROM (line 1, column 13)

INSERT INTO information_schema.tables (table_name) VALUES ('x')
----
error 55000: Data cannot be changed through the view "tables": its rows are made by the system (line 1, column 13)

CREATE VIEW n10 AS SELECT a FROM t GROUP BY a WITH CHECK OPTION
----
error 0A000: WITH CHECK OPTION expects a view that can be written through: its query has GROUP BY (line 1, column 1)

TRUNCATE v
----
error 42809: "v" is a view, expected a table (line 1, column 10)

SELECT table_name, is_updatable, is_insertable_into, check_option FROM information_schema.views WHERE table_name IN ('v', 'pos', 'loc', 'n1', 'n8') ORDER BY table_name
----
loc | YES | YES | LOCAL
n1 | NO | NO | NONE
n8 | NO | NO | NONE
pos | YES | YES | CASCADED
v | YES | YES | NONE

ALTER TABLE v RENAME TO w
----
error 42809: "v" is a view, expected a table (line 1, column 13)

ALTER VIEW v RENAME TO w

SELECT is_updatable FROM information_schema.views WHERE table_name = 'w'
----
YES

DELETE FROM w WHERE id = 1
----
changed 1

-- over a collection without a schema
CREATE COLLECTION docs

INSERT INTO docs DOCUMENT '{"_id": "1", "name": "ada", "address": {"city": "Oslo"}}'
----
changed 1

CREATE VIEW people AS SELECT _id AS id, name, d.address.city AS city FROM docs d ORDER BY name

INSERT INTO people VALUES ('2', 'bob', 'Rome')
----
changed 1

UPDATE people SET city = 'Bergen' WHERE id = '1' RETURNING *
----
'1' | ada | Bergen

SELECT _doc FROM docs ORDER BY _id
----
{"_id":"1","name":"ada","address":{"city":"Bergen"}}
{"_id":"2","name":"bob","address":{"city":"Rome"}}

CREATE VIEW alldocs AS TABLE docs

UPDATE alldocs SET _doc = '{"_id": "2", "name": "x"}' WHERE _id = '2' RETURNING _doc
----
{"_id":"2","name":"x"}

WITH x AS (DELETE FROM people WHERE id = '2' RETURNING name) SELECT x.name, (SELECT COUNT(*) FROM people) FROM x
----
x | 2

SELECT city FROM FINAL TABLE (UPDATE people SET city = 'Moss') p
----
Moss

INSERT INTO people DOCUMENT '{"name": "c", "city": "Vik"}'
----
changed 1
