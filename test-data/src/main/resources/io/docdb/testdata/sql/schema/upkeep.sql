-- what other databases need now and then: taken, and nothing to do

CREATE TABLE kept(id INT PRIMARY KEY, name TEXT)

CREATE INDEX kept_name ON kept(name)

VACUUM

VACUUM FULL VERBOSE kept

VACUUM ANALYZE kept

VACUUM (FULL, ANALYZE off, PARALLEL 2) kept, public.kept

VACUUM (ANALYZE) kept (id, name)

VACUUM nowhere
----
error 42S02: Collection or table "nowhere" not found (line 1, column 8)

REINDEX

REINDEX kept

REINDEX kept_name

REINDEX INDEX CONCURRENTLY kept_name

REINDEX (VERBOSE) TABLE kept

REINDEX SCHEMA public

REINDEX DATABASE

REINDEX TABLE kept_name
----
error 42S02: Collection or table "kept_name" not found

REINDEX INDEX kept_nam
----
error 42S12: Index "kept_nam" not found, did you mean "kept_name"? (line 1, column 15)

OPTIMIZE TABLE kept
