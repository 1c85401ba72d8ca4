-- what other databases call the views that tell of definitions, and SHOW

CREATE SCHEMA shop

CREATE TABLE team (id INT GENERATED ALWAYS AS IDENTITY (START WITH 5 INCREMENT BY 2) PRIMARY KEY, name VARCHAR(20) NOT NULL DEFAULT 'x''y', score DECIMAL(10,2) CHECK (score > 0), label VARCHAR GENERATED ALWAYS AS (name || '!'), at TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, UNIQUE (name))

CREATE TABLE shop.player (a INT, "b b" INT, team INT REFERENCES team ON DELETE CASCADE, who VARCHAR(20) REFERENCES team(name), PRIMARY KEY (a, "b b"), CONSTRAINT odd CHECK (a <> 3))

CREATE INDEX m_t ON shop.player (team DESC, LOWER(who)) WHERE team > 1

CREATE VIEW v AS SELECT id, name FROM team WHERE id > 1 WITH CHECK OPTION

CREATE COLLECTION docs SCHEMA '{"type":"object","properties":{"a":{"type":"integer"}}}'

CREATE INDEX d_t ON docs (tags[*])

-- SQLite

SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name
----
index | d_t | docs | CREATE INDEX d_t ON docs (tags[*])
index | m_t | player | CREATE INDEX m_t ON shop.player (team DESC, (lower(who))) WHERE team > 1
index | team_name_key | team | null
table | docs | docs | CREATE COLLECTION docs SCHEMA '{"type":"object","properties":{"a":{"type":"integer"}}}'
table | player | player | CREATE TABLE shop.player (\n  a INTEGER,\n  "b b" INTEGER,\n  team INTEGER,\n  who CHARACTER VARYING(20),\n  CONSTRAINT player_pkey PRIMARY KEY (a, "b b"),\n  CONSTRAINT odd CHECK (a <> 3),\n  CONSTRAINT player_team_fkey FOREIGN KEY (team) REFERENCES team (id) ON DELETE CASCADE,\n  CONSTRAINT player_who_fkey FOREIGN KEY (who) REFERENCES team (name)\n)
table | team | team | CREATE TABLE team (\n  id INTEGER GENERATED ALWAYS AS IDENTITY (START WITH 5 INCREMENT BY 2),\n  name CHARACTER VARYING(20) NOT NULL DEFAULT 'x''y',\n  score DECIMAL(10, 2),\n  label CHARACTER VARYING GENERATED ALWAYS AS (name || '!') STORED,\n  "at" TIMESTAMP(3) DEFAULT current_timestamp() ON UPDATE current_timestamp(),\n  CONSTRAINT team_pkey PRIMARY KEY (id),\n  CONSTRAINT team_name_key UNIQUE (name),\n  CONSTRAINT team_score_check CHECK (score > 0)\n)
view | v | v | CREATE VIEW v AS SELECT id, name FROM team WHERE id > 1 WITH CASCADED CHECK OPTION

SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'team'
----
team

DELETE FROM sqlite_master
----
error 55000: Data cannot be changed through the view "sqlite_master": its rows are made by the system (line 1, column 13)

-- PostgreSQL

SELECT * FROM pg_tables WHERE schemaname IN ('public', 'shop') AND tablename NOT LIKE 'audit%' ORDER BY tablename
----
public | docs | '' | null | true | false | false | false
shop | player | '' | null | true | false | false | false
public | team | '' | null | true | false | false | false

SELECT schemaname, tablename, indexname, indexdef FROM pg_indexes WHERE tablename NOT LIKE 'audit%' ORDER BY indexname
----
public | docs | d_t | CREATE INDEX d_t ON docs (tags[*])
shop | player | m_t | CREATE INDEX m_t ON shop.player (team DESC, (lower(who))) WHERE team > 1
shop | player | player_pkey | CREATE UNIQUE INDEX player_pkey ON shop.player (a, "b b")
public | team | team_name_key | CREATE UNIQUE INDEX team_name_key ON team (name)
public | team | team_pkey | CREATE UNIQUE INDEX team_pkey ON team (id)

SELECT * FROM pg_catalog.pg_views WHERE viewname = 'v'
----
public | v | '' | SELECT id, name FROM team WHERE id > 1

SELECT * FROM pg_matviews
----
(no rows)

SELECT sequencename, start_value, increment_by, cycle FROM pg_sequences
----
team_id_seq | 5 | 2 | false

SELECT c.relname, n.nspname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('public', 'shop') AND c.relname NOT LIKE 'audit%' ORDER BY 1
----
d_t | public | i
docs | public | r
m_t | shop | i
player | shop | r
player_pkey | shop | i
team | public | r
team_id_seq | public | S
team_name_key | public | i
team_pkey | public | i
v | public | v

SELECT COUNT(*) FROM pg_database WHERE datname = CURRENT_CATALOG
----
1

-- the keys, as tools ask for them

SELECT tc.table_name, kcu.column_name, ccu.table_name AS foreign_table, ccu.column_name AS foreign_column FROM information_schema.table_constraints AS tc JOIN information_schema.key_column_usage AS kcu ON tc.constraint_name = kcu.constraint_name AND tc.table_schema = kcu.table_schema JOIN information_schema.constraint_column_usage AS ccu ON ccu.constraint_name = tc.constraint_name WHERE tc.constraint_type = 'FOREIGN KEY' ORDER BY 2
----
player | team | team | id
player | who | team | name

SELECT constraint_name, column_name, position_in_unique_constraint, referenced_table_name, referenced_column_name FROM information_schema.key_column_usage WHERE table_name = 'player' ORDER BY 1, ordinal_position
----
player_pkey | a | null | null | null
player_pkey | b b | null | null | null
player_team_fkey | team | 1 | team | id
player_who_fkey | who | 1 | team | name

SELECT constraint_name, unique_constraint_name, table_name, referenced_table_name, delete_rule FROM information_schema.referential_constraints ORDER BY 1
----
player_team_fkey | team_pkey | player | team | CASCADE
player_who_fkey | team_name_key | player | team | NO ACTION

SELECT constraint_name, table_name FROM information_schema.constraint_table_usage WHERE table_name = 'team' ORDER BY 1
----
player_team_fkey | team
player_who_fkey | team
team_name_key | team
team_pkey | team

SELECT column_name, udt_name, column_type, column_key, extra, identity_start, identity_increment, datetime_precision, numeric_precision_radix FROM information_schema.columns WHERE table_name = 'team' ORDER BY ordinal_position
----
id | int4 | integer | PRI | auto_increment | 5 | 2 | null | 10
name | varchar | character varying(20) | UNI | '' | null | null | null | null
score | numeric | decimal(10, 2) | '' | '' | null | null | null | 10
label | varchar | character varying | '' | STORED GENERATED | null | null | null | null
at | timestamp | timestamp(3) | '' | on update current_timestamp() | null | null | 3 | null

SELECT index_name, seq_in_index, column_name, non_unique, collation, expression FROM information_schema.statistics WHERE table_name = 'player' ORDER BY 1, 2
----
PRIMARY | 1 | a | 0 | A | null
PRIMARY | 2 | b b | 0 | A | null
m_t | 1 | team | 1 | D | null
m_t | 2 | null | 1 | A | lower(who)

SELECT COUNT(*) FROM information_schema.triggers
----
0

SELECT COUNT(*) FROM information_schema.routines
----
0

SELECT COUNT(*) FROM information_schema.parameters
----
0

SELECT COUNT(*) FROM information_schema.information_schema_catalog_name WHERE catalog_name = CURRENT_CATALOG
----
1

-- MySQL and H2

SHOW TABLES
----
docs | public
team | public
v | public

SHOW FULL TABLES FROM shop LIKE 'p%'
----
player | BASE TABLE | shop

SHOW SCHEMAS
----
public
shop

SHOW DATABASES LIKE 'sh%'
----
shop

DESCRIBE team
----
id | integer | NO | PRI | null | auto_increment
name | character varying(20) | NO | UNI | ''x''y'' | ''
score | decimal(10, 2) | YES | '' | null | ''
label | character varying | YES | '' | null | STORED GENERATED
at | timestamp(3) | YES | '' | current_timestamp() | on update current_timestamp()

DESC shop.player
----
a | integer | NO | PRI | null | ''
b b | integer | NO | PRI | null | ''
team | integer | YES | MUL | null | ''
who | character varying(20) | YES | '' | null | ''

SHOW FULL COLUMNS FROM v
----
id | integer | NO | '' | null | '' | ''
name | character varying(20) | NO | '' | null | '' | ''

SHOW COLUMNS IN player IN shop LIKE '%b%'
----
b b | integer | NO | PRI | null | ''

SHOW INDEX FROM player FROM shop
----
player | 0 | PRIMARY | 1 | a | A | null | null | null | '' | BTREE | '' | ''
player | 0 | PRIMARY | 2 | b b | A | null | null | null | '' | BTREE | '' | ''
player | 1 | m_t | 1 | team | D | null | null | null | YES | BTREE | '' | ''
player | 1 | m_t | 2 | null | A | null | null | null | YES | BTREE | '' | ''

SHOW CREATE TABLE shop.player
----
player | CREATE TABLE shop.player (\n  a INTEGER,\n  "b b" INTEGER,\n  team INTEGER,\n  who CHARACTER VARYING(20),\n  CONSTRAINT player_pkey PRIMARY KEY (a, "b b"),\n  CONSTRAINT odd CHECK (a <> 3),\n  CONSTRAINT player_team_fkey FOREIGN KEY (team) REFERENCES team (id) ON DELETE CASCADE,\n  CONSTRAINT player_who_fkey FOREIGN KEY (who) REFERENCES team (name)\n)

SHOW CREATE VIEW v
----
v | CREATE VIEW v AS SELECT id, name FROM team WHERE id > 1 WITH CASCADED CHECK OPTION

SHOW COLUMNS FROM nope
----
error 42S02: Collection or table "nope" not found (line 1, column 19)

DESCRIBE taem
----
error 42S02: Collection or table "taem" not found, did you mean "team"? (line 1, column 10)

SHOW CREATE TABLE nope
----
error 42S02: Collection or table "nope" not found (line 1, column 19)

SHOW KEYS team
----
error 42601: Syntax error: expected IN or FROM, found "team" (line 1, column 11)

SHOW WARNINGS
----
error 0A000: SHOW WARNINGS is not supported: the connection tells them (line 1, column 6)

-- what belongs to the system stays as it is, and hides nothing

DROP SCHEMA pg_catalog
----
error 42P16: Schema "pg_catalog" belongs to the system: it cannot be dropped (line 1, column 13)

DROP SCHEMA information_schema CASCADE
----
error 42P16: Schema "information_schema" belongs to the system: it cannot be dropped (line 1, column 13)

CREATE SCHEMA pg_catalog
----
error 42710: Schema "pg_catalog" exists already (line 1, column 15)

ALTER SCHEMA pg_catalog RENAME TO mine
----
error 42P16: Schema "pg_catalog" cannot have another name (line 1, column 14)

COMMENT ON SCHEMA pg_catalog IS 'mine'
----
error 42P16: Schema "pg_catalog" cannot have a comment (line 1, column 19)

CREATE TABLE pg_catalog.x (a INT)
----
error 42P16: pg_catalog belongs to the system: choose another schema (line 1, column 25)

CREATE TABLE pg_tables (mine INT)

INSERT INTO pg_tables VALUES (1)
----
changed 1

SELECT * FROM pg_tables
----
1

SELECT tablename FROM pg_catalog.pg_tables WHERE tablename LIKE 'pg%'
----
pg_tables

WITH pg_views AS (SELECT 1 AS a) SELECT * FROM pg_views
----
1

-- of two tables of one name the one that is named, and a temporary one before the others

CREATE TABLE shop.team (other INT)

SHOW CREATE TABLE shop.team
----
team | CREATE TABLE shop.team (\n  other INTEGER\n)

DESCRIBE shop.team
----
other | integer | YES | '' | null | ''

CREATE TEMPORARY TABLE team (mine INT)

DESCRIBE team
----
mine | integer | YES | '' | null | ''

DESCRIBE public.docs
----
a | bigint | YES | '' | null | ''

SHOW CREATE TABLE team
----
team | CREATE TEMPORARY TABLE team (\n  mine INTEGER\n)
