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
