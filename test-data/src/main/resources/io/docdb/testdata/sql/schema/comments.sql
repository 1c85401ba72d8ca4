-- Comments of schemas, sequences, indexes and constraints: kept with the definition, shown as REMARKS.

CREATE TABLE t (
  id INT CONSTRAINT t_key PRIMARY KEY,
  a INT CONSTRAINT t_a_positive CHECK (a > 0),
  b INT CONSTRAINT t_b_once UNIQUE,
  c INT CONSTRAINT t_c_self REFERENCES t (id))

CREATE INDEX t_c ON t (c)

CREATE SEQUENCE s

CREATE SCHEMA other

COMMENT ON SCHEMA public IS 'what is everybody''s'

COMMENT ON SCHEMA other IS 'the other'

COMMENT ON SEQUENCE s IS 'counts'

COMMENT ON INDEX t_c IS 'by c'

COMMENT ON CONSTRAINT t_key ON t IS 'the key'

COMMENT ON CONSTRAINT t_a_positive ON public.t IS 'no debts'

COMMENT ON CONSTRAINT T_B_ONCE ON t IS 'one of each'

-- H2 names no table

COMMENT ON CONSTRAINT t_c_self IS 'a tree'

SELECT schema_name, remarks FROM information_schema.schemata WHERE remarks <> '' ORDER BY 1
----
other | the other
public | what is everybody's

SELECT sequence_name, remarks FROM information_schema.sequences
----
s | counts

SELECT index_name, remarks FROM information_schema.indexes WHERE table_name = 't' ORDER BY 1
----
t_b_once | one of each
t_c | by c

SELECT constraint_name, remarks FROM information_schema.table_constraints WHERE table_name = 't' ORDER BY 1
----
t_a_positive | no debts
t_b_once | one of each
t_c_self | a tree
t_key | the key

-- they follow

ALTER SCHEMA other RENAME TO another

ALTER SEQUENCE s RENAME TO s2

ALTER SEQUENCE s2 INCREMENT BY 2 RESTART WITH 7

ALTER INDEX t_c RENAME TO t_by_c

ALTER TABLE t RENAME CONSTRAINT t_key TO t_pkey

ALTER TABLE t RENAME CONSTRAINT t_a_positive TO t_a_check

ALTER TABLE t RENAME CONSTRAINT t_b_once TO t_b_key

ALTER TABLE t RENAME COLUMN a TO amount

ALTER TABLE t RENAME TO u

SELECT schema_name, remarks FROM information_schema.schemata WHERE remarks <> '' ORDER BY 1
----
another | the other
public | what is everybody's

SELECT sequence_name, remarks FROM information_schema.sequences
----
s2 | counts

SELECT index_name, remarks FROM information_schema.indexes WHERE table_name = 'u' ORDER BY 1
----
t_b_key | one of each
t_by_c | by c

SELECT constraint_name, remarks FROM information_schema.table_constraints WHERE table_name = 'u' ORDER BY 1
----
t_a_check | no debts
t_b_key | one of each
t_c_self | a tree
t_pkey | the key

-- and are taken over by LIKE … INCLUDING COMMENTS

CREATE TABLE copied (LIKE u INCLUDING ALL)

CREATE TABLE plain (LIKE u INCLUDING INDEXES)

SELECT constraint_type, remarks FROM information_schema.table_constraints WHERE table_name = 'copied' ORDER BY 1
----
CHECK | no debts
PRIMARY KEY | the key
UNIQUE | one of each

SELECT remarks FROM information_schema.table_constraints WHERE table_name = 'plain'
----
''
''

-- IS NULL takes them away, and so does DROP

COMMENT ON SCHEMA another IS NULL

COMMENT ON SEQUENCE s2 IS NULL

COMMENT ON INDEX t_by_c IS NULL

COMMENT ON CONSTRAINT t_pkey ON u IS NULL

ALTER TABLE u DROP CONSTRAINT t_a_check

ALTER TABLE u ADD CONSTRAINT t_a_check CHECK (amount > 1)

SELECT schema_name FROM information_schema.schemata WHERE remarks <> ''
----
public

SELECT sequence_name, remarks FROM information_schema.sequences
----
s2 | ''

SELECT index_name, remarks FROM information_schema.indexes WHERE index_name = 't_by_c'
----
t_by_c | ''

SELECT constraint_name, remarks FROM information_schema.table_constraints WHERE table_name = 'u' ORDER BY 1
----
t_a_check | ''
t_b_key | one of each
t_c_self | a tree
t_pkey | ''

-- what is not there

COMMENT ON INDEX nowhere IS 'x'
----
error 42S12: Index "nowhere" not found (line 1, column 18)

COMMENT ON SEQUENCE s3 IS 'x'
----
error 42704: Sequence "s3" not found, did you mean "s2"? (line 1, column 21)

COMMENT ON SCHEMA anothr IS 'x'
----
error 3F000: Schema "anothr" not found, did you mean "another"? (line 1, column 19)

COMMENT ON CONSTRAINT t_b_kye ON u IS 'x'
----
error 42704: Constraint "t_b_kye" not found on "u", did you mean "t_b_key"? (line 1, column 23)

COMMENT ON CONSTRAINT nowhere IS 'x'
----
error 42704: Constraint "nowhere" not found (line 1, column 23)

COMMENT ON CONSTRAINT c ON nowhere IS 'x'
----
error 42S02: Collection or table "nowhere" not found (line 1, column 28)

COMMENT ON SCHEMA information_schema IS 'x'
----
error 42P16: Schema "information_schema" cannot have a comment (line 1, column 19)
