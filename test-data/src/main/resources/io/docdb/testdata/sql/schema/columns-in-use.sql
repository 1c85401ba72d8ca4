-- What goes with a column, what keeps it, and who learns its new name.

CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20), value VARCHAR(100), c INT, CHECK (c > 0 AND id > 0))

CREATE INDEX i1 ON t (name, (CAST(value AS VARCHAR(10))))

CREATE INDEX i2 ON t (name) WHERE value IS NOT NULL

CREATE INDEX i3 ON t (name, c)

CREATE INDEX i4 ON t (LOWER(name))

INSERT INTO t VALUES (1, 'a', 'b', 3)

-- indexes that read it, in an expression or a predicate, too
ALTER TABLE t DROP COLUMN value

SELECT DISTINCT index_name FROM information_schema.indexes WHERE table_name = 't' ORDER BY 1
----
i3
i4

ALTER TABLE t ADD d INT GENERATED ALWAYS AS (c * 2)

ALTER TABLE t ADD e INT GENERATED ALWAYS AS (d * 2), ADD UNIQUE (e)

ALTER TABLE t DROP COLUMN c
----
error 2BP01: Column "d" is computed from "c"; drop it first or use CASCADE (line 1, column 15)

ALTER TABLE t DROP COLUMN c CASCADE

SELECT * FROM t
----
1 | a

INSERT INTO t VALUES (-2, 'b')

-- foreign keys know the columns they refer to by their new names, and keep the keys they need
CREATE TABLE p (id INT PRIMARY KEY, u INT UNIQUE, w INT, s INT REFERENCES p (u))

CREATE UNIQUE INDEX p_w ON p (w)

CREATE TABLE c (id INT PRIMARY KEY, r INT REFERENCES p (u), q INT REFERENCES p (w))

DROP INDEX p_w
----
error 2BP01: Index "p_w" is needed by a foreign key of "c"; drop that first or use CASCADE (line 1, column 12)

ALTER TABLE p DROP INDEX p_w
----
error 2BP01: Index "p_w" is needed by a foreign key of "c"; drop that first or use CASCADE (line 1, column 15)

ALTER TABLE p RENAME COLUMN w TO x

INSERT INTO p VALUES (1, 2, 3, 2)

INSERT INTO c VALUES (1, 2, 3)

INSERT INTO c VALUES (2, 2, 4)
----
error 23503: Foreign key violated: c "c_q_fkey" expected [x] of p to be [4], found no such document

DELETE FROM p WHERE id = 1
----
error 23503: Foreign key violated: p [u] = [2] is still referred to by c "c_r_fkey"

ALTER TABLE p RENAME COLUMN u TO v

INSERT INTO p VALUES (2, 3, 4, 2)

INSERT INTO c VALUES (2, 2, 4)

ALTER TABLE p DROP COLUMN v
----
error 2BP01: Constraint "p_u_key" is needed by a foreign key of "c"; drop that first or use CASCADE (line 1, column 15)

ALTER TABLE p DROP COLUMN v CASCADE

INSERT INTO c VALUES (3, 99, 4)

DROP INDEX p_w CASCADE

INSERT INTO c VALUES (4, 99, 99)

ALTER TABLE p ADD COLUMN y INT, ADD CHECK (y > 1), ADD UNIQUE (y), DROP COLUMN y

ALTER TABLE p ADD COLUMN y INT, ADD CONSTRAINT p_y_key UNIQUE (y)

SELECT id, x, s, y FROM p
----
1 | 3 | 2 | null
2 | 4 | 2 | null
