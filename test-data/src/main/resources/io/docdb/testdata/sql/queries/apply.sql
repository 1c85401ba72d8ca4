-- APPLY of SQL Server and Oracle, DUAL

CREATE TABLE emp (id INT PRIMARY KEY, name VARCHAR(30), dept INT, salary DECIMAL(10, 2), tags VARCHAR ARRAY)

INSERT INTO emp VALUES (1, 'Ada', 1, 100.50, ARRAY['x', 'y']), (2, 'Bob', 1, 80, ARRAY['y']), (3, 'Cy', 2, 70, NULL), (4, 'Di', NULL, 60, ARRAY['x', 'z'])

CREATE TABLE dept (id INT PRIMARY KEY, name VARCHAR)

INSERT INTO dept VALUES (1, 'eng'), (2, 'ops')

SELECT e.name, d.name FROM emp e CROSS APPLY (SELECT name FROM dept d WHERE d.id = e.dept) d ORDER BY 1
----
Ada | eng
Bob | eng
Cy | ops

SELECT e.name, d.name FROM emp e OUTER APPLY (SELECT name FROM dept d WHERE d.id = e.dept) d ORDER BY 1
----
Ada | eng
Bob | eng
Cy | ops
Di | null

SELECT e.name, t FROM emp e CROSS APPLY UNNEST(e.tags) AS t ORDER BY 1, 2
----
Ada | x
Ada | y
Bob | y
Di | x
Di | z

SELECT e.name, t FROM emp e OUTER APPLY UNNEST(e.tags) AS t ORDER BY 1, 2
----
Ada | x
Ada | y
Bob | y
Cy | null
Di | x
Di | z

SELECT apply FROM (SELECT 1 AS apply) q
----
1

SELECT 1 FROM DUAL
----
1

SELECT * FROM dual d WHERE d.dummy = 'X'
----
X

SELECT 1 FROM SYSIBM.SYSDUMMY1
----
1

SELECT ibmreqd, sysdummy1.IBMREQD FROM sysibm.sysdummy1
----
Y | Y

SELECT 1 FROM sysibm.sysdummy2
----
error 3F000: Schema "sysibm" not found (line 1, column 15)

CREATE TABLE dual (id INT)

SELECT COUNT(*) FROM dual
----
0
