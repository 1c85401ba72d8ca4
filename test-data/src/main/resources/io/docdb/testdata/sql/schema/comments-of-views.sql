-- Columns of views have comments, too, and take them along under another name.

CREATE TABLE t (id INT PRIMARY KEY, a INT)

COMMENT ON COLUMN t.a IS 'of the table'

CREATE VIEW v AS SELECT *, a + 1 AS next FROM t

COMMENT ON VIEW v IS 'a view'

COMMENT ON COLUMN v.next IS 'one more'

COMMENT ON COLUMN public.v.A IS 'as it is'

COMMENT ON COLUMN v.nxt IS 'x'
----
error 42S22: Column "nxt" not found in v, did you mean "next"? (line 1, column 21)

COMMENT ON COLUMN nowhere.x IS 'x'
----
error 42S02: Collection or table "nowhere" not found (line 1, column 19)

SELECT column_name, remarks FROM information_schema.columns WHERE table_name = 'v' ORDER BY ordinal_position
----
id | ''
a | as it is
next | one more

ALTER VIEW v RENAME COLUMN next TO following

ALTER TABLE t RENAME COLUMN a TO b

SELECT column_name, remarks FROM information_schema.columns WHERE table_name = 'v' ORDER BY ordinal_position
----
id | ''
a | as it is
following | one more

CREATE OR REPLACE VIEW v (id, a, following) AS SELECT id, b, b + 1 FROM t

COMMENT ON COLUMN v.id IS 'the key'

COMMENT ON COLUMN v.id IS NULL

SELECT column_name, remarks FROM information_schema.columns WHERE table_name = 'v' ORDER BY ordinal_position
----
id | ''
a | as it is
following | one more

SELECT remarks FROM information_schema.tables WHERE table_name = 'v'
----
a view
