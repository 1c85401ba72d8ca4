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

CREATE TABLE half (id INT PRIMARY KEY, t TIMESTAMP DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP)
----
error 0A000: ON UPDATE of a column is not supported: SET "t" in the UPDATE itself; DEFAULT gives the value of an INSERT (line 1, column 78)

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
