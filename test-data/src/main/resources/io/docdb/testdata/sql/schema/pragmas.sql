-- SQLite's PRAGMA: what asks for definitions, what is a setting, and what means nothing here

CREATE TABLE team (id INT PRIMARY KEY, name VARCHAR(20) NOT NULL DEFAULT 'x' UNIQUE)

CREATE TABLE player (a INT, b INT, team INT REFERENCES team ON DELETE CASCADE, PRIMARY KEY (b, a))

PRAGMA table_info(player)
----
0 | a | INTEGER | 1 | null | 2
1 | b | INTEGER | 1 | null | 1
2 | team | INTEGER | 0 | null | 0

PRAGMA table_info('team')
----
0 | id | INTEGER | 1 | null | 1
1 | name | CHARACTER VARYING(20) | 1 | ''x'' | 0

PRAGMA table_info(nope)
----
error 42S02: Collection or table "nope" not found (line 1, column 19)

PRAGMA index_list(team)
----
0 | PRIMARY | 1 | pk
1 | team_name_key | 1 | c

PRAGMA foreign_key_list(player)
----
0 | 0 | team | team | id | NO ACTION | CASCADE | NONE

PRAGMA foreign_keys = OFF

INSERT INTO player VALUES (1, 1, 9)
----
changed 1

PRAGMA foreign_keys
----
off

PRAGMA foreign_keys = ON

INSERT INTO player VALUES (2, 1, 9)
----
error 23503: Foreign key violated: player "player_team_fkey" expected [id] of team to be [9], found no such document

PRAGMA busy_timeout = 3000

SHOW lock_timeout
----
'3000'

PRAGMA main.journal_mode = WAL

PRAGMA journal_mode
----
wal

PRAGMA synchronous(NORMAL)

PRAGMA cache_size = -2000

PRAGMA wal_checkpoint(TRUNCATE)

PRAGMA optimize

PRAGMA user_version
----
error 0A000: PRAGMA user_version is not supported: SET changes a setting, INFORMATION_SCHEMA and sqlite_master tell of tables, CHECK DATABASE verifies (line 1, column 8)

PRAGMA foreign_keys = maybe
----
error 22023: Setting expected on or off, found "maybe"

PRAGMA
----
error 42601: Syntax error: expected a name, found end of statement (line 1, column 7)

PRAGMA foreign_keys = 1
