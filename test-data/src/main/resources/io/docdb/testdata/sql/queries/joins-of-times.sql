-- A day equals its midnight, also where a hash table finds partners.

CREATE TABLE day(id INTEGER PRIMARY KEY, d DATE)

CREATE TABLE moment(id INTEGER PRIMARY KEY, t TIMESTAMP, z TIMESTAMP WITH TIME ZONE, s VARCHAR(30))

INSERT INTO day VALUES (1, DATE '2024-01-01'), (2, DATE '2024-02-01'), (3, DATE '2024-03-01'), (4, NULL)

INSERT INTO moment VALUES (1, TIMESTAMP '2024-01-01 00:00:00', TIMESTAMP WITH TIME ZONE '2024-01-01 00:00:00Z', '2024-01-01'), (2, TIMESTAMP '2024-02-01 12:00:00', TIMESTAMP WITH TIME ZONE '2024-02-01 02:00:00+02:00', 'x'), (3, NULL, NULL, NULL)

SELECT d.id, m.id FROM day d JOIN moment m ON d.d = m.t ORDER BY 1
----
1 | 1

SELECT d.id, m.id FROM day d JOIN moment m ON d.d = m.z ORDER BY 1
----
1 | 1
2 | 2

SELECT a.id, b.id FROM moment a JOIN moment b ON a.t = b.z ORDER BY 1
----
1 | 1

SELECT a.id, b.id FROM day a JOIN day b ON a.d = b.d + INTERVAL '1' MONTH ORDER BY 1
----
2 | 1
3 | 2

WITH m AS (SELECT DATE_TRUNC('month', d) AS mo, COUNT(*) AS n FROM day GROUP BY 1) SELECT a.mo, b.mo, a.n FROM m a, m b WHERE a.mo = b.mo + INTERVAL '1' MONTH ORDER BY 1
----
"2024-02-01" | "2024-01-01" | 1
"2024-03-01" | "2024-02-01" | 1

SELECT d.id, m.id FROM day d LEFT JOIN moment m ON d.d = m.t ORDER BY 1
----
1 | 1
2 | null
3 | null
4 | null

SELECT d.id FROM day d WHERE EXISTS (SELECT 1 FROM moment m WHERE m.t = d.d) ORDER BY 1
----
1

SELECT d.id FROM day d WHERE NOT EXISTS (SELECT 1 FROM moment m WHERE m.t = d.d) ORDER BY 1
----
2
3
4

SELECT d.id FROM day d WHERE d.d NOT IN (SELECT m.t FROM moment m WHERE m.t IS NOT NULL) ORDER BY 1
----
2
3
