-- The clauses of MERGE: a row takes the first one that fits it.

CREATE TABLE stock (id INT PRIMARY KEY, n INT, note VARCHAR(10))

INSERT INTO stock VALUES (1, 10, 'a'), (2, 20, 'b'), (3, 30, 'c')

MERGE INTO stock USING (VALUES (1, 5)) s(id, n) ON stock.id = s.id
WHEN MATCHED THEN UPDATE SET n = s.n
WHEN MATCHED AND s.n = 0 THEN DELETE
----
error 42601: No row comes to this WHEN: one before it, without a condition, takes them all (line 3, column 1)

MERGE INTO stock USING (VALUES (1, 5)) s(id, n) ON stock.id = s.id
WHEN NOT MATCHED THEN DO NOTHING
WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.n, 'x')
----
error 42601: No row comes to this WHEN: one before it, without a condition, takes them all (line 3, column 1)

-- Oracle says the condition behind the action.
MERGE INTO stock USING (VALUES (1, 5), (2, 6), (8, 7), (9, 80)) s(id, n) ON stock.id = s.id
WHEN MATCHED THEN UPDATE SET n = s.n WHERE s.id = 1
WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.n, 'new') WHERE s.n > 50
----
changed 2

SELECT * FROM stock ORDER BY id
----
1 | 5 | a
2 | 20 | b
3 | 30 | c
9 | 80 | new

-- What is deleted is in no new table.
SELECT id, n FROM FINAL TABLE (
    MERGE INTO stock USING (VALUES (1, 1), (3, 0), (4, 4)) s(id, n) ON stock.id = s.id
    WHEN MATCHED AND s.n = 0 THEN DELETE
    WHEN MATCHED THEN UPDATE SET n = s.n
    WHEN NOT MATCHED THEN INSERT (id, n) VALUES (s.id, s.n)) ORDER BY id
----
1 | 1
4 | 4

SELECT id FROM stock ORDER BY id
----
1
2
4
9

-- MERGE_ACTION() in RETURNING says what became of a row; OLD and NEW may have other names there.
MERGE INTO stock AS t USING (VALUES (1, 10), (5, 50)) s(id, n) ON t.id = s.id
WHEN MATCHED THEN UPDATE SET n = s.n
WHEN NOT MATCHED BY SOURCE AND t.id = 2 THEN DELETE
WHEN NOT MATCHED THEN INSERT (id, n) VALUES (s.id, s.n)
RETURNING WITH (OLD AS was, NEW AS "is") MERGE_ACTION(), was.n, "is".n, t.id, (SELECT COUNT(*) FROM stock WHERE MERGE_ACTION() = 'DELETE') > 0
----
UPDATE | 1 | 10 | 1 | false
DELETE | 20 | null | 2 | true
INSERT | null | 50 | 5 | false

WITH m AS (MERGE INTO stock USING (VALUES (5)) s(id) ON stock.id = s.id WHEN MATCHED THEN DELETE RETURNING MERGE_ACTION() AS what, stock.id)
SELECT what, id FROM m
----
DELETE | 5

SELECT MERGE_ACTION()
----
error 42601: MERGE_ACTION() is expected in RETURNING of a MERGE only (line 1, column 8)

UPDATE stock SET n = 1 RETURNING MERGE_ACTION()
----
error 42601: MERGE_ACTION() is expected in RETURNING of a MERGE only (line 1, column 34)

MERGE INTO public.stock USING (VALUES (1, 11)) s(id, n) ON public.stock.id = s.id WHEN MATCHED THEN UPDATE SET n = public.stock.n + s.n RETURNING public.stock.n
----
21

-- What follows from a row by a foreign key of the table on itself follows when all rows are changed, as in UPDATE.
CREATE TABLE parts (id BIGINT PRIMARY KEY, part_of BIGINT REFERENCES parts ON DELETE CASCADE ON UPDATE CASCADE, v INT)
----
changed 0

INSERT INTO parts VALUES (1, NULL, 0), (2, 1, 0), (3, 2, 0), (4, 2, 0)
----
changed 4

MERGE INTO parts USING (VALUES (1), (2), (3), (4)) s(id) ON parts.id = s.id WHEN MATCHED THEN UPDATE SET id = parts.id + 10, v = 1
RETURNING parts.id, part_of
----
11 | null
12 | 1
13 | 2
14 | 2

SELECT * FROM parts ORDER BY id
----
11 | null | 1
12 | 11 | 1
13 | 12 | 1
14 | 12 | 1

MERGE INTO parts USING (VALUES (11), (12)) s(id) ON parts.id = s.id
WHEN MATCHED AND parts.id = 11 THEN UPDATE SET id = 21
WHEN MATCHED THEN UPDATE SET v = 2
----
changed 2

SELECT * FROM parts ORDER BY id
----
12 | 21 | 2
13 | 12 | 1
14 | 12 | 1
21 | null | 1

MERGE INTO parts USING (VALUES (0)) s(id) ON parts.id = s.id WHEN NOT MATCHED BY SOURCE THEN DELETE RETURNING MERGE_ACTION(), parts.id, part_of
----
DELETE | 12 | 21
DELETE | 13 | 12
DELETE | 14 | 12
DELETE | 21 | null

CREATE TABLE bosses (id BIGINT PRIMARY KEY, boss BIGINT REFERENCES bosses ON DELETE SET NULL, v INT)
----
changed 0

INSERT INTO bosses VALUES (1, NULL, 0), (2, 1, 0), (3, 2, 0)
----
changed 3

MERGE INTO bosses b USING (VALUES (1), (2), (3)) s(id) ON b.id = s.id
WHEN MATCHED AND b.id = 1 THEN DELETE
WHEN MATCHED THEN UPDATE SET v = 4 RETURNING b.id, boss, v
----
1 | null | 0
2 | 1 | 4
3 | 2 | 4

SELECT * FROM bosses ORDER BY id
----
2 | null | 4
3 | 2 | 4

-- What is inserted may have the key, and the unique values, of what the same MERGE deletes or moves away.
CREATE TABLE seats (id BIGINT PRIMARY KEY, who TEXT UNIQUE)
----
changed 0

INSERT INTO seats VALUES (1, 'a'), (2, 'b'), (3, 'c')
----
changed 3

MERGE INTO seats USING (VALUES (7), (8)) s(k) ON seats.id = s.k
WHEN NOT MATCHED AND s.k = 7 THEN INSERT (id, who) VALUES (1, 'c')
WHEN NOT MATCHED THEN INSERT (id, who) VALUES (8, 'b')
WHEN NOT MATCHED BY SOURCE AND seats.id = 2 THEN UPDATE SET who = 'z'
WHEN NOT MATCHED BY SOURCE THEN DELETE
----
changed 5

SELECT * FROM seats ORDER BY id
----
1 | c
2 | z
8 | b
