-- indexes among the columns, and what a dump says behind them

CREATE TABLE `users` (`id` INT NOT NULL AUTO_INCREMENT, `name` VARCHAR(100) NOT NULL DEFAULT '', `created` DATETIME, PRIMARY KEY (`id`), UNIQUE KEY `uk_name` (`name`), KEY `k_created` (`created` DESC, name(20)) USING BTREE, INDEX (created)) ENGINE=InnoDB AUTO_INCREMENT=10 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin

SELECT DISTINCT index_name, is_unique FROM INFORMATION_SCHEMA.INDEXES WHERE table_name = 'users' ORDER BY index_name
----
k_created | NO
uk_name | YES
users_created_idx | NO

INSERT INTO users (name) VALUES ('ann')
----
changed 1

SELECT id, name FROM users
----
10 | ann

INSERT INTO users (name) VALUES ('ann')
----
error 23505

-- the table and its indexes come together or not at all

CREATE TABLE half (id INT PRIMARY KEY, KEY k_half (idd))
----
error 42S22: Column "idd" not found in half, did you mean "id"? (line 1, column 52)

CREATE TABLE half (id INT PRIMARY KEY, a INT, KEY k_half (a), KEY k_half (id))
----
error 42S11: Index "k_half" exists already (line 1, column 63)

CREATE TABLE half (id INT PRIMARY KEY, a INT, FULLTEXT KEY k_half (a))
----
error 0A000: Index method expected btree, found fulltext

SELECT * FROM half
----
error 42S02

CREATE TABLE half (id INT PRIMARY KEY) COLLATE utf8mb4_general_ci
----
error 0A000: COLLATE of a table expected a binary collation, found utf8mb4_general_ci

-- key and index remain names of columns

CREATE TABLE words (key VARCHAR(10) PRIMARY KEY, index DECIMAL(4, 1), first INT, after INT, before INT, change INT)

INSERT INTO words VALUES ('a', 1.5, 1, 2, 3, 4)
----
changed 1

SELECT key, index, first, after, before, change FROM words
----
a | 1.5 | 1 | 2 | 3 | 4

ALTER TABLE words DROP index, DROP key CASCADE
----
error 2BP01

ALTER TABLE words DROP index

-- several actions in one ALTER; an index follows the column that is renamed behind it

ALTER TABLE users ADD COLUMN age INT DEFAULT 3, ADD INDEX k_age (age), MODIFY COLUMN age BIGINT, CHANGE COLUMN age years BIGINT

SELECT name, years FROM users WHERE years = 3
----
ann | 3

EXPLAIN SELECT name FROM users WHERE years = 4
----
Project  columns: name  (rows=1 cost=14.4)
'  IndexScan users  index: k_age; range: years = 4; reads: years, name  (rows=1 cost=14.4)'

-- where a column stands

ALTER TABLE users ADD COLUMN a INT FIRST, ADD b INT AFTER name, ADD COLUMN c INT BEFORE name

SELECT * FROM users
----
null | 10 | null | ann | null | null | 3

ALTER TABLE users MODIFY COLUMN a INT AFTER id, CHANGE b b2 BIGINT FIRST

SELECT column_name FROM INFORMATION_SCHEMA.COLUMNS WHERE table_name = 'users' ORDER BY ordinal_position
----
b2
id
a
c
name
created
years

ALTER TABLE users ADD COLUMN d INT AFTER nam
----
error 42S22: Column "nam" not found in users, did you mean "name"? (line 1, column 42)

ALTER TABLE users MODIFY COLUMN a INT AFTER a
----
error 42P16: Column "a" expected another column to stand beside, found itself (line 1, column 45)

ALTER TABLE users ADD COLUMN IF NOT EXISTS a INT FIRST

SELECT column_name FROM INFORMATION_SCHEMA.COLUMNS WHERE table_name = 'users' AND ordinal_position = 1
----
b2

-- indexes that come, go and get other names

ALTER TABLE users DROP INDEX k_age, ADD KEY k_age (years, name), RENAME INDEX k_created TO k_made

ALTER TABLE users ADD INDEX k_age (a)
----
error 42S11: Index "k_age" exists already (line 1, column 23)

ALTER TABLE users ADD INDEX IF NOT EXISTS k_age (a), ADD UNIQUE INDEX uk_a (a)

INSERT INTO users (name, a) VALUES ('bob', 1), ('cy', 1)
----
error 23505

ALTER TABLE users DROP KEY uk_a, DROP INDEX IF EXISTS uk_b

INSERT INTO users (name, a) VALUES ('bob', 1), ('cy', 1)
----
changed 2

ALTER TABLE users ADD UNIQUE INDEX uk_a (a)
----
error 23505

ALTER TABLE users DROP INDEX k_ages
----
error 42S12: Index "k_ages" not found on "users", did you mean "k_age"? (line 1, column 30)

SELECT DISTINCT index_name FROM INFORMATION_SCHEMA.INDEXES WHERE table_name = 'users' ORDER BY index_name
----
k_age
k_made
uk_name
users_created_idx

-- the value of an update that does not say one

CREATE TABLE notes (id INT PRIMARY KEY, text VARCHAR(20), views INT DEFAULT 0, made TIMESTAMP DEFAULT TIMESTAMP '2020-01-01 00:00:00', changed VARCHAR(10) DEFAULT 'no' ON UPDATE 'yes', at TIMESTAMP(0) NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP)

INSERT INTO notes (id, text) VALUES (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd'), (5, 'e')

UPDATE notes SET text = 'A' WHERE id = 1

UPDATE notes SET text = 'b' WHERE id = 2

UPDATE notes SET text = 'C', changed = 'by hand', at = NULL WHERE id = 3

SELECT id, text, changed, at IS NULL FROM notes ORDER BY id
----
1 | A | yes | false
2 | b | no | true
3 | C | by hand | true
4 | d | no | true
5 | e | no | true

INSERT INTO notes (id, text) VALUES (2, 'x'), (4, 'd') ON CONFLICT (id) DO UPDATE SET text = excluded.text

MERGE INTO notes USING (VALUES (5, 'E')) AS n (id, t) ON notes.id = n.id WHEN MATCHED THEN UPDATE SET text = n.t

SELECT id, text, changed, at IS NULL FROM notes ORDER BY id
----
1 | A | yes | false
2 | x | yes | false
3 | C | by hand | true
4 | d | no | true
5 | E | yes | false

UPDATE notes SET changed = DEFAULT, at = DEFAULT

CREATE VIEW seen AS SELECT id, text AS words, views FROM notes

UPDATE seen SET words = 'seen' WHERE id = 1 RETURNING words
----
seen

UPDATE notes SET (text, views) = (SELECT 'both', 2) WHERE id = 2 RETURNING text, changed
----
both | yes

REPLACE INTO notes (id, text) VALUES (3, 'rep')

UPDATE notes SET _doc = '{"id": 4, "text": "whole", "changed": "so"}' WHERE id = 4

UPDATE notes SET id = id + 10, views = views + CAST(text = 'E' AS INT) WHERE id = 5 RETURNING id, changed, at IS NOT NULL
----
15 | yes | true

SELECT id, text, changed, at IS NULL FROM notes ORDER BY id
----
1 | seen | yes | false
2 | both | yes | false
3 | rep | no | true
4 | whole | so | true
15 | E | yes | false

SELECT column_name, column_default, column_on_update FROM information_schema.columns WHERE table_name = 'notes' ORDER BY ordinal_position
----
id | null | null
text | null | null
views | '0' | null
made | TIMESTAMP '2020-01-01 00:00' | null
changed | ''no'' | ''yes''
at | NULL | current_timestamp()

DROP VIEW seen

ALTER TABLE notes ALTER COLUMN changed DROP ON UPDATE, ALTER COLUMN made SET ON UPDATE LOCALTIMESTAMP, ADD more INT ON UPDATE 1, RENAME COLUMN text TO words

ALTER TABLE notes MODIFY COLUMN at TIMESTAMP NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(0)

SELECT column_name, column_on_update FROM information_schema.columns WHERE table_name = 'notes' ORDER BY ordinal_position
----
id | null
words | null
views | null
made | localtimestamp()
changed | null
at | current_timestamp(0)
more | '1'

UPDATE notes SET views = 10 WHERE id = 3

SELECT id, views, changed, made > TIMESTAMP '2021-01-01 00:00:00', more FROM notes WHERE id IN (1, 3) ORDER BY id
----
1 | 0 | yes | false | null
3 | 10 | no | true | 1

CREATE TABLE notes2 (LIKE notes INCLUDING DEFAULTS)

CREATE TABLE notes3 (LIKE notes)

SELECT table_name, column_name, column_on_update FROM information_schema.columns WHERE table_name IN ('notes2', 'notes3') AND column_on_update IS NOT NULL ORDER BY table_name, ordinal_position
----
notes2 | made | localtimestamp()
notes2 | at | current_timestamp(0)
notes2 | more | '1'

-- the name of an index among the columns holds in its table, as in MySQL

CREATE TABLE one (id INT PRIMARY KEY, name VARCHAR(20), n INT, KEY k_name (name), UNIQUE KEY uk_n (n))

CREATE TABLE two (id INT PRIMARY KEY, name VARCHAR(20), n INT, KEY k_name (name, n), UNIQUE KEY uk_n (n), INDEX (name))

SELECT table_name, index_name, expression FROM INFORMATION_SCHEMA.INDEXES WHERE table_name IN ('one', 'two') ORDER BY table_name, index_name, ordinal_position
----
one | k_name | name
one | uk_n | n
two | k_name | name
two | k_name | n
two | two_name_idx | name
two | uk_n | n

CREATE INDEX k_name ON one (n)
----
error 42S11: Index "k_name" exists already (line 1, column 1)

CREATE INDEX IF NOT EXISTS k_name ON one (n)

ALTER TABLE one ADD KEY k_name (n)
----
error 42S11: Index "k_name" exists already (line 1, column 21)

ALTER TABLE one ADD KEY k_both (n, name), ADD KEY IF NOT EXISTS k_name (n)

ALTER TABLE two ADD KEY k_both (n, name)

DROP INDEX k_name
----
error 42702: Index "k_name" is one of several tables: ON says of which, as in DROP INDEX k_name ON "one" (line 1, column 12)

ALTER INDEX k_name RENAME TO k_other
----
error 42702: Index "k_name" is one of several tables: ON says of which, as in DROP INDEX k_name ON "one" (line 1, column 13)

ALTER TABLE two RENAME INDEX k_both TO k_third, RENAME INDEX k_name TO k_both

ALTER TABLE two DROP KEY k_third, DROP KEY uk_n

INSERT INTO two VALUES (1, 'a', 1), (2, 'b', 1)

DROP INDEX uk_n ON two
----
error 42S12: Index "uk_n" not found on "two" (line 1, column 12)

DROP INDEX k_both ON one

DROP INDEX k_both

DROP INDEX IF EXISTS k_both ON one

DROP INDEX IF EXISTS k_both ON no_table

DROP INDEX k_both ON one
----
error 42S12: Index "k_both" not found on "one" (line 1, column 12)

DROP INDEX uk_n
----
error 2BP01: Index "uk_n" belongs to a constraint; use ALTER TABLE … DROP CONSTRAINT (line 1, column 12)

DROP INDEX uk_n ON one

INSERT INTO one VALUES (1, 'a', 1), (2, 'b', 1)

EXPLAIN SELECT id FROM one WHERE name = 'b'
----
Project  columns: id  (rows=1 cost=3.9)
'  IndexOnlyScan one  index: k_name; range: name = 'b'  (rows=1 cost=3.8)'

CHECK DATABASE
----
(no rows)

SELECT table_name, index_name, expression FROM INFORMATION_SCHEMA.INDEXES WHERE table_name IN ('one', 'two') ORDER BY table_name, index_name, ordinal_position
----
one | k_name | name
two | two_name_idx | name

DROP TABLE one, two

-- what is said of columns among them

CREATE TABLE told (id INT PRIMARY KEY COMMENT 'the number', name VARCHAR(20) NOT NULL DEFAULT '' COMMENT 'it''s a name', comment VARCHAR(10))

ALTER TABLE told ADD COLUMN more INT COMMENT 'added' AFTER id, MODIFY COLUMN comment VARCHAR(20) NULL COMMENT 'changed', CHANGE COLUMN id nr BIGINT

SELECT column_name, remarks FROM information_schema.columns WHERE table_name = 'told' ORDER BY ordinal_position
----
nr | the number
more | added
name | it's a name
comment | changed

COMMENT ON COLUMN told.nr IS NULL

CREATE TABLE told2 (LIKE told INCLUDING COMMENTS)

SELECT column_name, remarks FROM information_schema.columns WHERE table_name = 'told2' ORDER BY ordinal_position
----
nr | ''
more | added
name | it's a name
comment | changed

-- UNSIGNED: the next larger type, checked to be in the range of the unsigned one
CREATE TABLE `counted` (`id` smallint(5) unsigned NOT NULL AUTO_INCREMENT, `n` int unsigned DEFAULT '0', `t` tinyint unsigned, `b` bigint(20) unsigned, `d` decimal(5, 2) unsigned, PRIMARY KEY (`id`)) ENGINE=InnoDB

INSERT INTO counted (n, t, b, d) VALUES (4294967295, 255, 9223372036854775807, 1.5)
----
changed 1

SELECT n, t, b, d FROM counted
----
4294967295 | 255 | 9223372036854775807 | 1.50

INSERT INTO counted (n) VALUES (4294967296)
----
error 23513: Check violated: counted "counted_n_check" expected n >= 0 AND n <= 4294967295

INSERT INTO counted (t) VALUES (256)
----
error 23513

INSERT INTO counted (d) VALUES (-1)
----
error 23513: Check violated: counted "counted_d_check" expected d >= 0

SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'counted' AND column_name IN ('id', 'n', 't')
----
id | INTEGER
n | BIGINT
t | SMALLINT

CREATE TABLE wrong (a DATE UNSIGNED)
----
error 42601

-- UNSIGNED is also a name
CREATE TABLE names (unsigned INT, b INT)

SELECT unsigned FROM names LOCK IN SHARE MODE
----

SELECT unsigned FROM names n WHERE b = 1 ORDER BY b LIMIT 1 LOCK IN SHARE MODE
----

-- columns as MySQL and MariaDB write them

CREATE TABLE written (id BIGINT SIGNED KEY, name VARCHAR(10) BINARY NOT NULL, half INT AS (id * 2) PERSISTENT, triple INT AS (id * 3) PERSISTED) ENGINE=InnoDB STATS_PERSISTENT=1 MAX_ROWS=1000 AVG_ROW_LENGTH=50 PACK_KEYS=DEFAULT

INSERT INTO written (id, name) VALUES (-1, 'x')

SELECT * FROM written
----
-1 | x | -2 | -3

INSERT INTO written (id, name) VALUES (-1, 'y')
----
error 23505: Unique violated: written "written_pkey" expected a new key, found id = -1 already there

CREATE TABLE wrongly (a INT BINARY)
----
error 42601: Syntax error: expected NOT, NULL, DEFAULT, AUTO_INCREMENT, AUTOINCREMENT, IDENTITY, GENERATED, AS, COLLATE, ON, CONSTRAINT, PRIMARY or others, found "BINARY" (line 1, column 29)

CREATE TABLE wrongly (a VARCHAR(10) SIGNED)
----
error 42601: Syntax error: expected CHARACTER, NOT, NULL, DEFAULT, AUTO_INCREMENT, AUTOINCREMENT, IDENTITY, GENERATED, AS, COLLATE, ON, CONSTRAINT or others, found "SIGNED" (line 1, column 37)

-- how others may go on meanwhile, and how rows lie, means nothing here

ALTER TABLE written ADD COLUMN c INT, ALGORITHM=INPLACE, LOCK=NONE

ALTER TABLE written MODIFY name VARCHAR(20) BINARY NOT NULL, ALGORITHM COPY

CREATE INDEX by_name ON written (name(5)) USING BTREE COMMENT 'names' ALGORITHM=INPLACE LOCK=NONE

CREATE INDEX by_half ON written (half DESC) LOCK=DEFAULT

DROP INDEX by_name ON written ALGORITHM=INPLACE LOCK=NONE

ALTER TABLE written ROW_FORMAT=DYNAMIC, CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, DEFAULT CHARSET=utf8mb4

ALTER TABLE written CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci
----
error 0A000: COLLATE of a table expected a binary collation, found utf8mb4_general_ci: text is compared by code point; an index on lower(column) and ILIKE serve the others (line 1, column 62)

ALTER TABLE written CONVERT TO something
----
error 42601: Syntax error: expected CHARACTER SET, found "something" (line 1, column 32)

ALTER TABLE written LOCK
----
error 42601: Syntax error: expected ".", RENAME, SET, AUTO_INCREMENT, COMMENT, ADD, DROP, ALTER, MODIFY, CHANGE or SCHEMA, found "LOCK" (line 1, column 21)

ALTER TABLE written COMMENT = 'as others write', ADD COLUMN d INT

SELECT remarks FROM information_schema.tables WHERE table_name = 'written'
----
as others write

-- how a view is read, and by whose rights, is always the same

CREATE ALGORITHM=MERGE SQL SECURITY DEFINER VIEW written_names AS SELECT name FROM written

CREATE OR REPLACE ALGORITHM=UNDEFINED VIEW written_names AS SELECT name AS n FROM written

SELECT * FROM written_names
----
x

CREATE ALGORITHM=MERGE TABLE wrongly (a INT)
----
error 42601: Syntax error: expected VIEW, found "TABLE" (line 1, column 24)

--- of the index behind a key its kind and a comment are said where MySQL and its tools write them

CREATE TABLE `keyed` (`id` bigint NOT NULL AUTO_INCREMENT, `name` varchar(50) DEFAULT NULL, `age` int(11), PRIMARY KEY (`id`) USING BTREE, UNIQUE KEY `uk` (`name`) USING BTREE COMMENT 'one each', UNIQUE INDEX USING HASH (`age`), KEY `ix` (`name`,`age`) USING BTREE) ENGINE=InnoDB

CREATE TABLE keyed_before (id INT, PRIMARY KEY USING BTREE (id) COMMENT 'the key')

CREATE INDEX keyed_age USING BTREE ON keyed (age)

ALTER TABLE keyed ADD UNIQUE KEY keyed_both (name, age) USING BTREE COMMENT 'both'

SELECT DISTINCT index_name, is_unique FROM INFORMATION_SCHEMA.INDEXES WHERE table_name LIKE 'keyed%' ORDER BY index_name
----
ix | NO
keyed_age | NO
keyed_age_key | YES
keyed_both | YES
uk | YES
