-- PostgreSQL's catalogue as its drivers and tools ask it: objects by number, their columns, keys, definitions and rights

CREATE SCHEMA shop

CREATE TABLE team (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name VARCHAR(20) NOT NULL DEFAULT 'x', score DECIMAL(10,2) CHECK (score > 0), UNIQUE (name))

CREATE TABLE player (a INT, b INT, team INT REFERENCES team ON DELETE CASCADE, tags TEXT[], PRIMARY KEY (a, b))

CREATE INDEX p_t ON player (team DESC, lower(tags))

CREATE VIEW v AS SELECT id, name FROM team

COMMENT ON TABLE team IS 'teams'

CREATE TABLE shop.game (id INT PRIMARY KEY, at TIMESTAMP(3), ok BOOLEAN)

COMMENT ON COLUMN team.name IS 'its name'

-- names and numbers

SELECT 'team'::regclass, CAST('public.team' AS regclass), '"team"'::regclass, to_regclass('nope'), 'shop.game'::regclass::oid::regclass, 0::regclass, 77::regclass
----
team | team | team | null | shop.game | '-' | '77'

SELECT c.relname FROM pg_class c WHERE c.oid = 'team'::regclass
----
team

SELECT c.relname FROM pg_class c WHERE c.oid IN ('team'::regclass, 'v'::regclass) OR c.oid = ANY (ARRAY['shop.game'::regclass]) ORDER BY 1
----
game
team
v

SELECT 'pg_class'::regclass::oid, 'pg_catalog.pg_namespace'::regclass::oid, 'public'::regnamespace::oid, 'int'::regtype::oid
----
1259 | 2615 | 2200 | 23

SELECT 'nope'::regclass
----
error 42S02: Relation "nope" not found (line 1, column 14)

SELECT 'nope'::regtype
----
error 42704: Unknown type: "nope" (line 1, column 14)

SELECT 'nope'::regnamespace
----
error 3F000: Schema "nope" not found (line 1, column 14)

SELECT 'team'::oid
----
error 22018: Cast to OID expected a number, found "team" (line 1, column 14)

SELECT 'int4'::regtype, 1043::regtype, 'text[]'::regtype, to_regtype('nope'), format_type(1043, 24), format_type(1700, 655366), format_type(1114, 3), format_type(99999, NULL), 'team'::pg_catalog.text
----
integer | character varying | text[] | null | character varying(20) | numeric(10,2) | timestamp(3) without time zone | ??? | team

SELECT current_schemas(false), current_schemas(true), pg_encoding_to_char(6), pg_get_userbyid(10) = CURRENT_USER
----
["public"] | ["pg_catalog","public"] | UTF8 | true

-- psql

SELECT n.nspname, c.relname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relname OPERATOR(pg_catalog.~) '^(team)$' COLLATE pg_catalog.default AND pg_catalog.pg_table_is_visible(c.oid) ORDER BY 1, 2
----
public | team

SELECT c.relchecks, c.relkind, c.relhasindex, c.relhasrules, c.relhastriggers, c.relrowsecurity, c.relforcerowsecurity, false AS relhasoids, c.relispartition, '', c.reltablespace, CASE WHEN c.reloftype = 0 THEN '' ELSE c.reloftype::pg_catalog.regtype::pg_catalog.text END, c.relpersistence, c.relreplident, am.amname FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_class tc ON (c.reltoastrelid = tc.oid) LEFT JOIN pg_catalog.pg_am am ON (c.relam = am.oid) WHERE c.oid = 'team'::regclass
----
1 | r | true | false | false | false | false | false | false | '' | 0 | '' | p | d | heap

SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid, true) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.atthasdef), a.attnotnull, (SELECT c.collname FROM pg_catalog.pg_collation c, pg_catalog.pg_type t WHERE c.oid = a.attcollation AND t.oid = a.atttypid AND a.attcollation <> t.typcollation) AS attcollation, a.attidentity, a.attgenerated, pg_catalog.col_description(a.attrelid, a.attnum) FROM pg_catalog.pg_attribute a WHERE a.attrelid = 'team'::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
----
id | integer | null | true | null | a | '' | null
name | character varying(20) | ''x'' | true | null | '' | '' | its name
score | numeric(10,2) | null | false | null | '' | '' | null

SELECT c2.relname, i.indisprimary, i.indisunique, i.indisclustered, i.indisvalid, pg_catalog.pg_get_indexdef(i.indexrelid, 0, true), pg_catalog.pg_get_constraintdef(con.oid, true), contype, condeferrable, condeferred, i.indisreplident, c2.reltablespace FROM pg_catalog.pg_class c, pg_catalog.pg_class c2, pg_catalog.pg_index i LEFT JOIN pg_catalog.pg_constraint con ON (conrelid = i.indrelid AND conindid = i.indexrelid AND contype IN ('p','u','x')) WHERE c.oid = 'team'::regclass AND c.oid = i.indrelid AND i.indexrelid = c2.oid ORDER BY i.indisprimary DESC, c2.relname
----
team_pkey | true | true | false | true | CREATE UNIQUE INDEX team_pkey ON public.team USING btree (id) | PRIMARY KEY (id) | p | false | false | false | 0
team_name_key | false | true | false | true | CREATE UNIQUE INDEX team_name_key ON public.team USING btree (name) | UNIQUE (name) | u | false | false | false | 0

SELECT r.conname, pg_catalog.pg_get_constraintdef(r.oid, true) FROM pg_catalog.pg_constraint r WHERE r.conrelid IN ('team'::regclass, 'player'::regclass) ORDER BY 1
----
player_pkey | PRIMARY KEY (a, b)
player_team_fkey | FOREIGN KEY (team) REFERENCES team(id) ON DELETE CASCADE
team_name_key | UNIQUE (name)
team_pkey | PRIMARY KEY (id)
team_score_check | CHECK (score > 0)

SELECT conname, conrelid::pg_catalog.regclass AS ontable, pg_catalog.pg_get_constraintdef(oid, true) AS condef FROM pg_catalog.pg_constraint c WHERE confrelid = 'team'::regclass AND contype = 'f' ORDER BY conname
----
player_team_fkey | player | FOREIGN KEY (team) REFERENCES team(id) ON DELETE CASCADE

-- pgjdbc

SELECT result.TABLE_CAT, result.TABLE_SCHEM, result.TABLE_NAME, result.COLUMN_NAME, result.KEY_SEQ, result.PK_NAME FROM (SELECT NULL AS TABLE_CAT, n.nspname AS TABLE_SCHEM, ct.relname AS TABLE_NAME, a.attname AS COLUMN_NAME, (information_schema._pg_expandarray(i.indkey)).n AS KEY_SEQ, ci.relname AS PK_NAME, information_schema._pg_expandarray(i.indkey) AS KEYS, a.attnum AS A_ATTNUM FROM pg_catalog.pg_class ct JOIN pg_catalog.pg_attribute a ON (ct.oid = a.attrelid) JOIN pg_catalog.pg_namespace n ON (ct.relnamespace = n.oid) JOIN pg_catalog.pg_index i ON ( a.attrelid = i.indrelid) JOIN pg_catalog.pg_class ci ON (ci.oid = i.indexrelid) WHERE true AND ct.relname = 'player' AND i.indisprimary) result WHERE result.A_ATTNUM = (result.KEYS).x ORDER BY result.table_name, result.pk_name, result.key_seq
----
null | public | player | a | 1 | player_pkey
null | public | player | b | 2 | player_pkey

SELECT tmp.TABLE_NAME, tmp.NON_UNIQUE, tmp.INDEX_NAME, tmp.TYPE, tmp.ORDINAL_POSITION, trim(both '"' from pg_catalog.pg_get_indexdef(tmp.CI_OID, tmp.ORDINAL_POSITION, false)) AS COLUMN_NAME, CASE tmp.AM_NAME WHEN 'btree' THEN CASE tmp.I_INDOPTION[tmp.ORDINAL_POSITION - 1] & 1::smallint WHEN 1 THEN 'D' ELSE 'A' END ELSE NULL END AS ASC_OR_DESC, tmp.CARDINALITY, tmp.FILTER_CONDITION FROM (SELECT NULL AS TABLE_CAT, n.nspname AS TABLE_SCHEM, ct.relname AS TABLE_NAME, NOT i.indisunique AS NON_UNIQUE, NULL AS INDEX_QUALIFIER, ci.relname AS INDEX_NAME, CASE i.indisclustered WHEN true THEN 1 ELSE CASE am.amname WHEN 'hash' THEN 2 ELSE 3 END END AS TYPE, (information_schema._pg_expandarray(i.indkey)).n AS ORDINAL_POSITION, ci.reltuples AS CARDINALITY, ci.relpages AS PAGES, pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS FILTER_CONDITION, ci.oid AS CI_OID, i.indoption AS I_INDOPTION, am.amname AS AM_NAME FROM pg_catalog.pg_class ct JOIN pg_catalog.pg_namespace n ON (ct.relnamespace = n.oid) JOIN pg_catalog.pg_index i ON (ct.oid = i.indrelid) JOIN pg_catalog.pg_class ci ON (ci.oid = i.indexrelid) JOIN pg_catalog.pg_am am ON (ci.relam = am.oid) WHERE true AND ct.relname = 'player') AS tmp ORDER BY NON_UNIQUE, TYPE, INDEX_NAME, ORDINAL_POSITION
----
player | false | player_pkey | 3 | 1 | a | A | -1 | null
player | false | player_pkey | 3 | 2 | b | A | -1 | null
player | true | p_t | 3 | 1 | team | D | -1 | null
player | true | p_t | 3 | 2 | '(lower(tags))' | A | -1 | null

SELECT * FROM (SELECT n.nspname,c.relname,a.attname,a.atttypid,a.attnotnull OR (t.typtype = 'd' AND t.typnotnull) AS attnotnull,a.atttypmod,a.attlen,t.typtypmod,row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum) AS attnum, nullif(a.attidentity, '') as attidentity,nullif(a.attgenerated, '') as attgenerated,pg_catalog.pg_get_expr(def.adbin, def.adrelid) AS adsrc,dsc.description,t.typbasetype,t.typtype FROM pg_catalog.pg_namespace n JOIN pg_catalog.pg_class c ON (c.relnamespace = n.oid) JOIN pg_catalog.pg_attribute a ON (a.attrelid=c.oid) JOIN pg_catalog.pg_type t ON (a.atttypid = t.oid) LEFT JOIN pg_catalog.pg_attrdef def ON (a.attrelid=def.adrelid AND a.attnum = def.adnum) LEFT JOIN pg_catalog.pg_description dsc ON (c.oid=dsc.objoid AND a.attnum = dsc.objsubid) LEFT JOIN pg_catalog.pg_class dc ON (dc.oid=dsc.classoid AND dc.relname='pg_class') LEFT JOIN pg_catalog.pg_namespace dn ON (dc.relnamespace=dn.oid AND dn.nspname='pg_catalog') WHERE c.relkind in ('r','p','v','f','m') and a.attnum > 0 AND NOT a.attisdropped AND n.nspname LIKE 'public' AND c.relname LIKE 'team') c WHERE true ORDER BY nspname,c.relname,attnum
----
public | team | id | 23 | true | -1 | 4 | -1 | 1 | a | null | null | null | 0 | b
public | team | name | 1043 | true | 24 | -1 | -1 | 2 | null | null | ''x'' | its name | 0 | b
public | team | score | 1700 | false | 655366 | -1 | -1 | 3 | null | null | null | null | 0 | b

SELECT pkc.relname, pka.attname, fkc.relname, fka.attname, pos.n AS KEY_SEQ, con.conname, pkic.relname FROM pg_catalog.pg_namespace pkn, pg_catalog.pg_class pkc, pg_catalog.pg_attribute pka, pg_catalog.pg_namespace fkn, pg_catalog.pg_class fkc, pg_catalog.pg_attribute fka, pg_catalog.pg_constraint con, pg_catalog.generate_series(1, 32) pos(n), pg_catalog.pg_class pkic WHERE pkn.oid = pkc.relnamespace AND pkc.oid = pka.attrelid AND pka.attnum = con.confkey[pos.n] AND con.confrelid = pkc.oid AND fkn.oid = fkc.relnamespace AND fkc.oid = fka.attrelid AND fka.attnum = con.conkey[pos.n] AND con.conrelid = fkc.oid AND con.contype = 'f' AND (pkic.relkind = 'i' OR pkic.relkind = 'I') AND pkic.oid = con.conindid
----
team | id | player | team | 1 | player_team_fkey | team_pkey

SELECT typinput='pg_catalog.array_in'::regproc as is_array, typtype, typname, pg_type.oid FROM pg_type LEFT JOIN (select ns.oid as nspoid, ns.nspname, r.r from pg_namespace as ns join ( select s.r, (current_schemas(false))[s.r] as nspname from generate_series(1, array_upper(current_schemas(false), 1)) as s(r) ) as r using ( nspname )) as sp ON sp.nspoid = typnamespace WHERE typname = '_int4' ORDER BY sp.r, pg_type.oid DESC
----
true | b | _int4 | 1007

-- Django, SQLAlchemy, Rails, Liquibase, jOOQ

SELECT c.relname, CASE WHEN c.relispartition THEN 'p' WHEN c.relkind IN ('m', 'v') THEN 'v' ELSE 't' END, obj_description(c.oid, 'pg_class') FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('f', 'm', 'p', 'r', 'v') AND n.nspname NOT IN ('pg_catalog', 'pg_toast') AND pg_catalog.pg_table_is_visible(c.oid) ORDER BY 1
----
audit | v | One row for each changed document
audit_log | t | Who changed what, when: append-only, hash-chained
player | t | null
team | t | teams
v | v | null

SELECT a.attname AS column_name, NOT (a.attnotnull OR (t.typtype = 'd' AND t.typnotnull)) AS is_nullable, pg_get_expr(ad.adbin, ad.adrelid) AS column_default, CASE WHEN collname = 'default' THEN NULL ELSE collname END AS collation, a.attidentity != '' AS is_autofield, col_description(a.attrelid, a.attnum) AS column_comment FROM pg_attribute a LEFT JOIN pg_attrdef ad ON a.attrelid = ad.adrelid AND a.attnum = ad.adnum LEFT JOIN pg_collation co ON a.attcollation = co.oid JOIN pg_type t ON a.atttypid = t.oid JOIN pg_class c ON a.attrelid = c.oid JOIN pg_namespace n ON c.relnamespace = n.oid WHERE c.relkind IN ('f', 'm', 'p', 'r', 'v') AND c.relname = 'team' AND n.nspname NOT IN ('pg_catalog', 'pg_toast') AND pg_catalog.pg_table_is_visible(c.oid) ORDER BY a.attnum
----
id | false | null | null | true | null
name | false | ''x'' | null | false | its name
score | true | null | null | false | null

SELECT c.conname, array(SELECT attname FROM unnest(c.conkey) WITH ORDINALITY cols(colid, arridx) JOIN pg_attribute AS ca ON cols.colid = ca.attnum WHERE ca.attrelid = c.conrelid ORDER BY cols.arridx), c.contype, (SELECT fkc.relname || '.' || fka.attname FROM pg_attribute AS fka JOIN pg_class AS fkc ON fka.attrelid = fkc.oid WHERE fka.attrelid = c.confrelid AND fka.attnum = c.confkey[1]), cl.reloptions FROM pg_constraint AS c JOIN pg_class AS cl ON c.conrelid = cl.oid WHERE cl.relname = 'player' AND pg_catalog.pg_table_is_visible(cl.oid) ORDER BY 1
----
player_pkey | ["a","b"] | p | null | null
player_team_fkey | ["team"] | f | team.id | null

SELECT indexname, array_agg(attname ORDER BY arridx), indisunique, indisprimary, array_agg(ordering ORDER BY arridx), amname, exprdef, s2.attoptions FROM (SELECT c2.relname as indexname, idx.*, attr.attname, am.amname, CASE WHEN idx.indexprs IS NOT NULL THEN pg_get_indexdef(idx.indexrelid) END AS exprdef, CASE am.amname WHEN 'btree' THEN CASE (option & 1) WHEN 1 THEN 'DESC' ELSE 'ASC' END END as ordering, c2.reloptions as attoptions FROM (SELECT * FROM pg_index i, unnest(i.indkey, i.indoption) WITH ORDINALITY koi(key, option, arridx)) idx LEFT JOIN pg_class c ON idx.indrelid = c.oid LEFT JOIN pg_class c2 ON idx.indexrelid = c2.oid LEFT JOIN pg_am am ON c2.relam = am.oid LEFT JOIN pg_attribute attr ON attr.attrelid = c.oid AND attr.attnum = idx.key WHERE c.relname = 'player' AND pg_catalog.pg_table_is_visible(c.oid)) s2 GROUP BY indexname, indisunique, indisprimary, amname, exprdef, attoptions ORDER BY 1
----
p_t | ["team",null] | false | false | ["DESC","ASC"] | btree | CREATE INDEX p_t ON public.player USING btree (team DESC, (lower(tags))) | null
player_pkey | ["a","b"] | true | true | ["ASC","ASC"] | btree | null | null

SELECT pg_catalog.pg_attribute.attname AS name, pg_catalog.format_type(pg_catalog.pg_attribute.atttypid, pg_catalog.pg_attribute.atttypmod) AS format_type, (SELECT pg_catalog.pg_get_expr(pg_catalog.pg_attrdef.adbin, pg_catalog.pg_attrdef.adrelid) AS pg_get_expr_1 FROM pg_catalog.pg_attrdef WHERE pg_catalog.pg_attrdef.adrelid = pg_catalog.pg_attribute.attrelid AND pg_catalog.pg_attrdef.adnum = pg_catalog.pg_attribute.attnum AND pg_catalog.pg_attribute.atthasdef) AS "default", pg_catalog.pg_attribute.attnotnull AS not_null, pg_catalog.pg_class.relname AS table_name, pg_catalog.pg_description.description AS comment, pg_catalog.pg_attribute.attgenerated AS generated, (SELECT json_build_object('always', pg_catalog.pg_attribute.attidentity = 'a', 'start', pg_catalog.pg_sequence.seqstart, 'cycle', pg_catalog.pg_sequence.seqcycle) AS json_build_object_1 FROM pg_catalog.pg_sequence WHERE pg_catalog.pg_attribute.attidentity != '' AND pg_catalog.pg_sequence.seqrelid = CAST(CAST(pg_catalog.pg_get_serial_sequence(CAST(CAST(pg_catalog.pg_attribute.attrelid AS REGCLASS) AS TEXT), pg_catalog.pg_attribute.attname) AS REGCLASS) AS OID)) AS identity_options FROM pg_catalog.pg_class LEFT OUTER JOIN pg_catalog.pg_attribute ON pg_catalog.pg_class.oid = pg_catalog.pg_attribute.attrelid AND pg_catalog.pg_attribute.attnum > 0 AND NOT pg_catalog.pg_attribute.attisdropped LEFT OUTER JOIN pg_catalog.pg_description ON pg_catalog.pg_description.objoid = pg_catalog.pg_attribute.attrelid AND pg_catalog.pg_description.objsubid = pg_catalog.pg_attribute.attnum JOIN pg_catalog.pg_namespace ON pg_catalog.pg_namespace.oid = pg_catalog.pg_class.relnamespace WHERE pg_catalog.pg_class.relkind = ANY (ARRAY['r','p','f','v','m']) AND pg_catalog.pg_table_is_visible(pg_catalog.pg_class.oid) AND pg_catalog.pg_namespace.nspname != 'pg_catalog' AND pg_catalog.pg_class.relname IN ('team') ORDER BY pg_catalog.pg_class.relname, pg_catalog.pg_attribute.attnum
----
id | integer | null | true | team | null | '' | {"always":true,"start":1,"cycle":false}
name | character varying(20) | ''x'' | true | team | its name | '' | null
score | numeric(10,2) | null | false | team | null | '' | null

SELECT attr.conrelid::regclass, array_agg(CAST(attr.attname AS TEXT) ORDER BY attr.ord) AS cols, attr.conname, min(attr.description) AS description, NULL AS extra FROM (SELECT con.conrelid AS conrelid, con.conname AS conname, con.conindid AS conindid, con.description AS description, con.ord AS ord, pg_catalog.pg_attribute.attname AS attname FROM pg_catalog.pg_attribute JOIN (SELECT pg_catalog.pg_constraint.conrelid AS conrelid, pg_catalog.pg_constraint.conname AS conname, pg_catalog.pg_constraint.conindid AS conindid, unnest(pg_catalog.pg_constraint.conkey) AS attnum, generate_subscripts(pg_catalog.pg_constraint.conkey, 1) AS ord, pg_catalog.pg_description.description AS description FROM pg_catalog.pg_constraint LEFT OUTER JOIN pg_catalog.pg_description ON pg_catalog.pg_description.objoid = pg_catalog.pg_constraint.oid WHERE pg_catalog.pg_constraint.contype = 'p' AND pg_catalog.pg_constraint.conrelid IN ('player'::regclass, 'team'::regclass)) AS con ON pg_catalog.pg_attribute.attnum = con.attnum AND pg_catalog.pg_attribute.attrelid = con.conrelid) AS attr GROUP BY attr.conrelid, attr.conname ORDER BY attr.conrelid, attr.conname
----
team | ["id"] | team_pkey | null | null
player | ["a","b"] | player_pkey | null | null

SELECT a.attname, format_type(a.atttypid, a.atttypmod), pg_get_expr(d.adbin, d.adrelid), a.attnotnull, a.atttypid, c.collname, col_description(a.attrelid, a.attnum) AS comment, a.attidentity AS identity, a.attgenerated as attgenerated FROM pg_attribute a LEFT JOIN pg_attrdef d ON a.attrelid = d.adrelid AND a.attnum = d.adnum LEFT JOIN pg_type t ON a.atttypid = t.oid LEFT JOIN pg_collation c ON a.attcollation = c.oid AND a.attcollation <> t.typcollation WHERE a.attrelid = '"team"'::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
----
id | integer | null | true | 23 | null | null | a | ''
name | character varying(20) | ''x'' | true | 1043 | null | its name | '' | ''
score | numeric(10,2) | null | false | 1700 | null | null | '' | ''

SELECT c.relname AS SEQUENCE_NAME, s.seqmin AS MIN_VALUE FROM pg_class c JOIN pg_namespace ns on c.relnamespace = ns.oid JOIN pg_sequence s on c.oid = s.seqrelid WHERE c.relkind = 'S' AND ns.nspname = 'public' AND c.oid not in (select d.objid FROM pg_depend d where d.refobjsubid > 0)
----
(no rows)

SELECT c.relname, d.description FROM pg_class c LEFT JOIN pg_description d ON d.objoid = c.oid AND d.classoid = cast('pg_class' as regclass) AND d.objsubid = 0 WHERE c.relname IN ('team', 'v') ORDER BY 1
----
team | teams
v | null

SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'v'::regclass ORDER BY attnum
----
id | integer
name | character varying(20)

SELECT t.typname, t.oid, t.typelem, t.typdelim, t.typinput, r.rngsubtype, t.typtype, t.typbasetype FROM pg_type as t LEFT JOIN pg_range as r ON oid = rngtypid WHERE t.typname IN ('int2', 'int4', 'jsonb') ORDER BY 1
----
int2 | 21 | 0 | , | int2in | null | b | 0
int4 | 23 | 0 | , | int4in | null | b | 0
jsonb | 3802 | 0 | , | jsonbin | null | b | 0

SELECT oid FROM pg_type WHERE oid = 'int4'::regtype AND typnamespace IN ('pg_catalog'::regnamespace, 2200)
----
23

-- settings, rights, definitions

SELECT name, setting FROM pg_settings WHERE name IN ('server_encoding', 'schema', 'datestyle') ORDER BY name
----
datestyle | ISO, YMD
schema | public
server_encoding | UTF8

SELECT r.rolname = CURRENT_USER, u.usesuper FROM pg_roles r JOIN pg_user u ON u.usesysid = r.oid
----
true | true

SELECT has_table_privilege('team', 'select'), has_table_privilege(CURRENT_USER, 'team', 'INSERT, UPDATE'), has_schema_privilege('public', 'USAGE'), has_table_privilege('audit', 'INSERT'), has_column_privilege('team', 'name', 'UPDATE'), has_sequence_privilege('team_id_seq', 'usage')
----
true | true | true | false | true | true

SELECT has_table_privilege('team', 'selct')
----
error 22023: Unknown privilege: expected SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER, MAINTAIN, found "selct", did you mean "SELECT"? (line 1, column 8)

SELECT has_table_privilege('nope', 'SELECT')
----
error 42S02: Relation "nope" not found (line 1, column 8)

SELECT pg_get_viewdef('v'), pg_get_viewdef('v'::regclass, true), pg_get_viewdef('nope')
----
error 42S02: Relation "nope" not found (line 1, column 66)

SELECT pg_get_viewdef('v'), pg_get_viewdef('v'::regclass, true)
----
SELECT id, name FROM team; | SELECT id, name FROM team;

SELECT relname, pg_table_is_visible(oid) FROM pg_class WHERE relkind = 'r' AND relname NOT LIKE 'audit%' ORDER BY 1
----
game | false
player | true
team | true

-- in views, and for names that change

CREATE VIEW w AS SELECT c.oid = 'team'::regclass AS same, obj_description(c.oid, 'pg_class') AS about FROM pg_class c WHERE c.relname = 'team'

SELECT * FROM w
----
true | teams

CREATE TABLE sq (id INT DEFAULT nextval('team_id_seq'::regclass), who INT)

INSERT INTO sq (who) VALUES (1)

SELECT id, pg_get_expr(adbin, adrelid) FROM sq, pg_attrdef WHERE adrelid = 'sq'::regclass
----
1 | nextval('team_id_seq')

-- what users make comes first

CREATE TABLE pg_type (mine INT)

SELECT count(*) FROM pg_type
----
0

SELECT count(*) > 50 FROM pg_catalog.pg_type
----
true

DELETE FROM pg_catalog.pg_class
----
error 55000: Data cannot be changed through the view "pg_class": its rows are made by the system (line 1, column 13)
