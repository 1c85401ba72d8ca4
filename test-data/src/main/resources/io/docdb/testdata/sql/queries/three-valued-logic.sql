CREATE TABLE t (id INT PRIMARY KEY, b BOOLEAN, n INT);

INSERT INTO t VALUES (1, TRUE, 1), (2, FALSE, 0), (3, NULL, NULL);

SELECT p.b, q.b, p.b AND q.b, p.b OR q.b FROM t p, t q ORDER BY p.id, q.id
----
true | true | true | true
true | false | false | true
true | null | null | true
false | true | false | true
false | false | false | false
false | null | false | null
null | true | null | true
null | false | false | null
null | null | null | null

SELECT b, NOT b, b IS TRUE, b IS NOT TRUE, b IS FALSE, b IS NOT FALSE, b IS UNKNOWN, b IS NOT UNKNOWN FROM t ORDER BY id
----
true | false | true | false | false | true | false | true
false | true | false | true | true | false | false | true
null | null | false | true | false | true | true | false

SELECT id FROM t WHERE n = NULL
----
(no rows)

SELECT id FROM t WHERE n <> 1
----
2

SELECT id FROM t WHERE NOT (n = 1)
----
2

SELECT id FROM t WHERE n IS DISTINCT FROM 1
----
2
3

SELECT id FROM t WHERE n IN (1, NULL)
----
1

SELECT id FROM t WHERE n NOT IN (1, NULL)
----
(no rows)

SELECT id FROM t WHERE n NOT IN (SELECT n FROM t)
----
(no rows)

SELECT id FROM t WHERE n NOT IN (SELECT n FROM t WHERE n IS NULL AND 1 = 0)
----
1
2
3

SELECT id FROM t WHERE n BETWEEN 0 AND NULL
----
(no rows)

SELECT id FROM t WHERE n NOT BETWEEN 1 AND NULL
----
2

SELECT 1 = NULL, NULL = NULL, NULL <> NULL, NULL IS NULL, NULL IS NOT DISTINCT FROM NULL
----
null | null | null | true | true

SELECT NULL AND FALSE, NULL OR TRUE, NULL AND TRUE, NULL OR FALSE, NOT NULL
----
false | true | null | null | null

SELECT 1 IN (NULL), 1 IN (1, NULL), 1 NOT IN (2, NULL), NULL IN (1), NULL IN (SELECT 1 WHERE FALSE)
----
null | true | null | null | false

SELECT CASE WHEN NULL THEN 'a' ELSE 'b' END, CASE NULL WHEN NULL THEN 'a' ELSE 'b' END
----
b | b

SELECT NULLIF(1, 1), NULLIF(1, 2), NULLIF(NULL, 1), COALESCE(NULL, NULL, 3), COALESCE(NULL, NULL)
----
null | 1 | null | 3 | null

SELECT 1 < ALL (SELECT n FROM t), 1 < ANY (SELECT n FROM t), 1 = ANY (SELECT n FROM t), 2 = ALL (SELECT n FROM t WHERE FALSE)
----
false | null | true | true

SELECT (1, NULL) = (1, 2), (1, NULL) = (2, 2), (1, 2) = (1, 2), (1, NULL) <> (2, NULL)
----
null | false | true | true

SELECT (1, 2) < (1, 3), (1, NULL) < (2, 1), (1, NULL) < (1, 1)
----
true | true | null

SELECT NULL || 'a', 1 + NULL, -CAST(NULL AS INT), ABS(NULL), NULL LIKE 'a', 'a' LIKE NULL
----
null | null | null | null | null | null

SELECT COUNT(*), COUNT(n), COUNT(b), SUM(n), AVG(n), MIN(b), MAX(b) FROM t
----
3 | 2 | 2 | 1 | 0.50000000000000000000 | false | true

SELECT SUM(n), COUNT(n), MIN(n), AVG(n) FROM t WHERE id = 3
----
null | 0 | null | null

SELECT id FROM t ORDER BY n
----
3
2
1

SELECT id FROM t ORDER BY n DESC
----
1
2
3

SELECT id FROM t ORDER BY n NULLS FIRST
----
3
2
1

SELECT id FROM t ORDER BY n DESC NULLS LAST
----
1
2
3

SELECT DISTINCT b FROM (SELECT b FROM t UNION ALL SELECT b FROM t) d
----
true
false
null

SELECT GREATEST(1, NULL, 3), LEAST(1, NULL, 3)
----
3 | 1

SELECT id FROM t WHERE b
----
1

SELECT id FROM t WHERE NOT b
----
2

SELECT id FROM t WHERE n
----
1
