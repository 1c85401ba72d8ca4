-- Where NULLs stand if ORDER BY does not say: low as in H2, MySQL and SQLite, or as the session has it.

CREATE TABLE t (id INT PRIMARY KEY, a INT)

INSERT INTO t VALUES (1, 5), (2, NULL), (3, 4)

CREATE INDEX t_a ON t (a)

SELECT a FROM t ORDER BY a
----
null
4
5

SET null_ordering = high

SELECT a FROM t ORDER BY a
----
4
5
null

SELECT a FROM t ORDER BY a DESC
----
null
5
4

SELECT a FROM t ORDER BY a NULLS FIRST LIMIT 1
----
null

SELECT ARRAY_AGG(a ORDER BY a), ARRAY_AGG(id ORDER BY a DESC) FROM t
----
[4,5,null] | [2,1,3]

SELECT id, ROW_NUMBER() OVER (ORDER BY a) AS n FROM t ORDER BY 1
----
1 | 2
2 | 3
3 | 1

SELECT a FROM t UNION SELECT 6 ORDER BY 1
----
4
5
6
null

SELECT a FROM t ORDER BY a DESC LIMIT 2
----
null
5

SHOW null_ordering
----
high

SET null_ordering = first

SELECT a FROM t ORDER BY a DESC
----
null
5
4

SET DEFAULT_NULL_ORDERING = 'LAST'

SELECT a FROM t ORDER BY a
----
4
5
null

SET null_ordering TO DEFAULT

SELECT a FROM t ORDER BY a DESC
----
5
4
null

SET null_ordering = middle
----
error 22023: Setting "null_ordering" expected low, high, first or last, found "middle"
