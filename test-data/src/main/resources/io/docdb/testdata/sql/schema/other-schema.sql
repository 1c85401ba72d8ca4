-- What belongs to a table goes with it to another schema.

CREATE SCHEMA s

CREATE TABLE t (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a INT UNIQUE, b INT DEFAULT 3, CHECK (public.t.a > 0))

CREATE INDEX t_b ON t ((public.t.b + t.a))

CREATE SEQUENCE own OWNED BY t.b

INSERT INTO t (a) VALUES (1)

ALTER TABLE t SET SCHEMA s

INSERT INTO s.t (a) VALUES (2)

INSERT INTO s.t (a) VALUES (-2)
----
error 23513: Check violated: t "t_check" expected t.a > 0, found {"id":3,"a":-2,"b":3}

EXPLAIN SELECT id FROM s.t WHERE b + a = 5
----
Project  columns: id  (rows=1 cost=3.9)
'  IndexOnlyScan t  index: t_b; range: t.b + t.a = 5  (rows=1 cost=3.8)'

SELECT id FROM s.t WHERE b + a = 5
----
2

SELECT index_schema, index_name FROM information_schema.indexes WHERE table_name = 't' ORDER BY 2
----
s | t_a_key
s | t_b

SELECT sequence_schema, sequence_name FROM information_schema.sequences ORDER BY 2
----
s | own
s | t_id_seq

CREATE TABLE x (id INT PRIMARY KEY, b INT)

CREATE INDEX t_b ON x (b)

ALTER TABLE x SET SCHEMA s
----
error 42S11: Index "t_b" exists already in schema "s" (line 1, column 15)

ALTER TABLE s.t ALTER COLUMN id DROP IDENTITY

DROP TABLE s.t

SELECT sequence_schema, sequence_name FROM information_schema.sequences ORDER BY 2
----

ALTER TABLE x SET SCHEMA s

DROP INDEX s.t_b
