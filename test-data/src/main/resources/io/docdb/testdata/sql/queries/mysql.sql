CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(10))

INSERT INTO users VALUES (1, 'a'), (2, 'b')

-- MOD between numbers; it remains a name

SELECT 7 MOD 4 mod, MOD(7, 4), 10 + 7 MOD 4 * 2
----
3 | 3 | 16

SELECT name mod FROM users mod ORDER BY mod.id
----
a
b

-- SELECT … INTO is CREATE TABLE AS

SELECT id + 1 AS n, name INTO copied FROM users WHERE id > 1

SELECT * FROM copied
----
3 | b

SELECT id INTO TEMPORARY TABLE copied2 FROM users UNION SELECT 7 ORDER BY 1 LIMIT 2

WITH w AS (SELECT 5 AS five) SELECT five INTO copied3 FROM w

SELECT * FROM copied2, copied3 ORDER BY 1
----
1 | 5
2 | 5

SELECT * FROM (SELECT 1 AS a INTO x) t
----
error 42601: SELECT … INTO expected to be a statement of its own, found it inside another one (line 1, column 30)

SELECT 1 AS a UNION SELECT 2 INTO x
----
error 42601: SELECT … INTO expected to be a statement of its own, found it inside another one (line 1, column 30)

SELECT id INTO copied FROM users
----
error 42S01: Collection, table or view "copied" exists already; drop it first or use IF NOT EXISTS (line 1, column 16)

EXPLAIN SELECT id INTO copied9 FROM users
----
error 0A000: EXPLAIN expected a query or a change of data

EXPLAIN CREATE TABLE copied9 AS SELECT id FROM users
----
error 0A000: EXPLAIN expected a query or a change of data

-- what MySQL's tools send: taken, or refused with what serves instead

UNLOCK TABLES
----
error 0A000: UNLOCK is not supported: locks end with their transaction, by COMMIT or ROLLBACK (line 1, column 1)

SET NAMES utf8mb4

SET NAMES 'utf8' COLLATE 'utf8_bin'

SET NAMES DEFAULT

SET @x = 1

SELECT @x
----
error 0A000: Variables as @name are not supported: a parameter or WITH holds a value (line 1, column 8)

SELECT @@version
----
error 0A000: @@ is not supported: SHOW and the name of a setting tells its value (line 1, column 8)

SELECT * FROM users u USE INDEX (k_c) WHERE id = 1
----
error 0A000: USE INDEX is not supported: the planner chooses by statistics, which ANALYZE renews (line 1, column 23)

SELECT * FROM users FORCE INDEX FOR JOIN (k_c) WHERE id = 1
----
error 0A000: FORCE INDEX is not supported: the planner chooses by statistics, which ANALYZE renews (line 1, column 21)

SELECT SQL_CALC_FOUND_ROWS * FROM users LIMIT 1
----
error 0A000: SQL_CALC_FOUND_ROWS is not supported: count(*) OVER () in the select list tells how many rows there are (line 1, column 8)

-- What was to be inserted, inside of calls, too

CREATE TABLE counts (name VARCHAR(20) PRIMARY KEY, n INT)

INSERT INTO counts VALUES ('a', 1), ('b', 2)

INSERT INTO counts VALUES ('a', 5), ('b', NULL) ON DUPLICATE KEY UPDATE n = GREATEST(VALUES(n), n) + COALESCE(VALUES(n), 10), name = CONCAT(VALUES(name), '!')
----
changed 2

SELECT name, n FROM counts ORDER BY name
----
a! | 10
b! | 12

-- the same row several times: one after the other, as MySQL does

INSERT INTO counts VALUES ('c', 1), ('c', 2), ('c', 3) ON DUPLICATE KEY UPDATE n = n + VALUES(n)

REPLACE INTO counts VALUES ('d', 1), ('d', 2)

SELECT name, n FROM counts WHERE name IN ('c', 'd') ORDER BY name
----
c | 6
d | 2

-- changes of joined tables

CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(20), orders INT)

CREATE TABLE purchase (id INT PRIMARY KEY, customer_id INT, total INT, buyer VARCHAR(20))

INSERT INTO customer VALUES (1, 'ada', 0), (2, 'bob', 0), (3, 'eve', 0)

INSERT INTO purchase VALUES (10, 1, 5, NULL), (11, 2, 7, NULL), (12, 9, 1, NULL)

UPDATE purchase p JOIN customer c ON c.id = p.customer_id SET p.buyer = c.name, p.total = p.total + 1 WHERE p.total > 5
----
changed 1

UPDATE customer c INNER JOIN purchase AS p ON c.id = p.customer_id SET c.orders = c.orders + 1
----
changed 2

UPDATE purchase, customer SET purchase.buyer = UPPER(customer.name) WHERE customer.id = purchase.customer_id AND purchase.id = 10
----
changed 1

SELECT * FROM purchase ORDER BY id
----
10 | 1 | 5 | ADA
11 | 2 | 8 | bob
12 | 9 | 1 | null

SELECT name, orders FROM customer ORDER BY id
----
ada | 1
bob | 1
eve | 0

UPDATE purchase p LEFT JOIN customer c ON c.id = p.customer_id SET p.buyer = 'nobody' WHERE c.id IS NULL
----
changed 1

UPDATE customer c LEFT JOIN purchase p ON c.id = p.customer_id SET c.orders = COALESCE(p.total, -1)
----
changed 3

SELECT name, orders FROM customer ORDER BY id
----
ada | 5
bob | 8
eve | -1

UPDATE purchase p JOIN (SELECT customer_id, COUNT(*) AS n FROM purchase GROUP BY customer_id) AS s ON s.customer_id = p.customer_id SET p.total = s.n WHERE p.id = 10
----
changed 1

-- several tables at once: the values are those before the statement, a row that the join gives twice is changed once

CREATE TABLE team (id INT PRIMARY KEY, name VARCHAR(20), seats INT, label VARCHAR GENERATED ALWAYS AS (name || ':' || seats))

CREATE TABLE member (id INT PRIMARY KEY, team INT, nick VARCHAR(20) UNIQUE, seat INT NOT NULL)

INSERT INTO team (id, name, seats) VALUES (1, 'red', 10), (2, 'blue', 20), (3, 'green', 30)

INSERT INTO member VALUES (1, 1, 'ann', 1), (2, 1, 'ben', 2), (3, 2, 'cat', 3), (4, 7, 'dan', 4)

UPDATE team t JOIN member m ON m.team = t.id SET t.seats = t.seats + 1, m.seat = t.seats, m.nick = UPPER(m.nick) WHERE t.id < 3
----
changed 5

SELECT * FROM team ORDER BY id
----
1 | red | 11 | red:11
2 | blue | 21 | blue:21
3 | green | 30 | green:30

SELECT * FROM member ORDER BY id
----
1 | 1 | ANN | 10
2 | 1 | BEN | 10
3 | 2 | CAT | 20
4 | 7 | dan | 4

UPDATE team, member SET team.name = 'RED', member.nick = NULL, seats = DEFAULT WHERE team.id = member.team AND member.id = 1
----
changed 2

-- where an outer join gives no row, none is changed

UPDATE member m LEFT JOIN team t ON t.id = m.team SET m.seat = COALESCE(t.id, -1), t.name = 'white' WHERE m.id > 2
----
changed 3

SELECT t.id, t.label, m.id, m.nick, m.seat FROM team t FULL JOIN member m ON m.team = t.id ORDER BY t.id NULLS LAST, m.id
----
1 | null | 1 | null | 10
1 | null | 2 | BEN | 10
2 | white:21 | 3 | CAT | 2
3 | green:30 | null | null | null
null | null | 4 | dan | -1

-- nothing is changed if any of it cannot be

UPDATE team t JOIN member m ON m.team = t.id SET t.name = 'gone', m.seat = NULL
----
error 23502: NULL not allowed: member column "seat"

SELECT name FROM team ORDER BY id
----
RED
white
green

WITH few AS (SELECT 2 AS id) UPDATE team t JOIN member m ON m.team = t.id JOIN few f ON f.id = t.id SET m.seat = 9, t.seats = f.id
----
changed 2

UPDATE team t JOIN member m ON m.team = t.id SET t.name = 'a', m.seat = 1, id = 4
----
error 42702: Column "id" is ambiguous: several tables change, say of which it is, as in t.id (line 1, column

UPDATE team t JOIN member m ON m.team = t.id SET t.name = 'a', m.seat = 1, nic = 4
----
error 42S22: Column "nic" not found: several tables change, say of which it is, as in t.nic (line 1, column

UPDATE team t JOIN member m ON m.team = t.id SET t.name = 'a', m.sat = 1
----
error 42S22: Column "sat" not found, did you mean "seat"? (line 1, column

UPDATE member a JOIN member b ON a.id = b.team SET a.seat = 1, b.seat = 2
----
error 0A000: "a" and "b" are one table: change its rows by a statement for each

UPDATE team t JOIN (SELECT 1 AS id) s ON s.id = t.id SET t.name = 'a', s.id = 2
----
error 42S22: Table or column "s" not found

CREATE VIEW reds AS SELECT * FROM team

UPDATE reds r JOIN member m ON m.team = r.id SET r.name = 'a', m.seat = 2
----
error 0A000: Where several tables change, each is to be a table or collection: "r" is a view or a query (line 1, column

DROP VIEW reds

SELECT * FROM FINAL TABLE (UPDATE team t JOIN member m ON m.team = t.id SET t.name = 'a', m.seat = 1)
----
error 0A000: A change of several tables gives no rows

DELETE t, m FROM team t JOIN member m ON m.team = t.id WHERE t.name = 'RED'
----
changed 3

DELETE FROM team, member USING team LEFT JOIN member ON member.team = team.id WHERE team.id > 2
----
changed 1

SELECT t.id, m.id FROM team t FULL JOIN member m ON m.team = t.id ORDER BY t.id NULLS LAST, m.id
----
2 | 3
null | 4

DELETE t, t FROM team t JOIN member m ON m.team = t.id
----
changed 1

-- collections that declare nothing

CREATE COLLECTION boxes

CREATE COLLECTION lids

INSERT INTO boxes DOCUMENT '{"_id": 1, "size": {"w": 4}, "tags": ["a"]}', '{"_id": 2, "size": {"w": 5}}'

INSERT INTO lids DOCUMENT '{"_id": 1, "w": 4}', '{"_id": 2, "w": 5}'

UPDATE boxes b JOIN lids l ON l.w = b.size.w SET b.size.w = 7, l.w = 7, l.old = b.size.w WHERE b.size.w = 4
----
changed 2

SELECT b._doc, l._doc FROM boxes b JOIN lids l ON l.w = b.size.w ORDER BY b._id
----
{"_id":1,"size":{"w":7},"tags":["a"]} | {"_id":1,"w":7,"old":4}
{"_id":2,"size":{"w":5}} | {"_id":2,"w":5}

-- SQL Server names the table that changes as FROM calls it

UPDATE p SET p.buyer = UPPER(c.name), total = c.id + 6 FROM purchase AS p JOIN customer c ON c.id = p.customer_id WHERE c.name = 'bob' RETURNING p.id, p.buyer, p.total, c.name
----
11 | BOB | 8 | bob

UPDATE purchase SET buyer = 'nobody at all' FROM purchase LEFT JOIN customer c ON c.id = purchase.customer_id WHERE c.id IS NULL
----
changed 1

UPDATE c SET orders = 3 FROM customer c WHERE c.id = 3
----
changed 1

UPDATE purchase SET total = 0 FROM public.purchase
----
error 42710: Table name "purchase" stands twice in FROM

SELECT p.id, p.buyer, p.total, c.orders FROM purchase p LEFT JOIN customer c ON c.id = p.customer_id ORDER BY p.id
----
10 | ADA | 1 | 5
11 | BOB | 8 | 8
12 | nobody at all | 1 | null

DELETE p FROM purchase p JOIN customer c ON c.id = p.customer_id WHERE c.name = 'ada'
----
changed 1

DELETE p FROM purchase AS p LEFT JOIN customer AS c ON c.id = p.customer_id WHERE c.id IS NULL
----
changed 1

DELETE FROM customer USING customer INNER JOIN purchase ON purchase.customer_id = customer.id WHERE purchase.total = 8
----
changed 1

SELECT name FROM customer ORDER BY id
----
ada
eve

DELETE x FROM purchase p JOIN customer c ON c.id = p.customer_id
----
error 42601: Syntax error: DELETE expected one of the tables that are joined, found "x" (line 1, column 8)

-- CREATE TABLE without AS, and what ALTER TABLE says besides

CREATE TABLE names SELECT id, name FROM customer

SELECT * FROM names ORDER BY id
----
1 | ada
3 | eve

CREATE TABLE numbered (id INT AUTO_INCREMENT PRIMARY KEY, a INT)

ALTER TABLE numbered AUTO_INCREMENT = 100

INSERT INTO numbered (a) VALUES (1)
----
changed 1

SELECT id FROM numbered
----
100

ALTER TABLE names AUTO_INCREMENT 5
----
error 42P16: Table "names" has no identity column

ALTER TABLE numbered DISABLE KEYS

ALTER TABLE numbered ENGINE = InnoDB

-- DATEDIFF of two is MySQL's, whatever the names

SELECT datediff(d, '2019-01-01'), datediff(day, d, '2021-01-01'), datediff(d, d, '2020-02-02') FROM (VALUES (DATE '2020-01-31')) v(d)
----
395 | 336 | 2

SELECT isnull(NULL), isnull(3), isnull(NULL, 4), ifnull(NULL, 5)
----
true | false | 4 | 5

SELECT ifnull(1)
----
error 42883: Wrong number of arguments: ifnull takes at least 2, found 1

-- a table that stands twice in what is changed

CREATE TABLE twice (id INT)

DELETE FROM twice USING twice JOIN twice ON twice.id = twice.id
----
error 42710: Table name "twice" stands twice in FROM: give one of them an alias

UPDATE twice JOIN twice ON twice.id = twice.id SET id = 1
----
error 42710: Table name "twice" stands twice in FROM: give one of them an alias

-- VALUE is VALUES, and an empty row is one of defaults

CREATE TABLE notes (id INT PRIMARY KEY AUTO_INCREMENT, text VARCHAR(20) DEFAULT 'none')

INSERT INTO notes (text) VALUE ('a'), ('b')

INSERT INTO notes () VALUES ()

INSERT INTO notes VALUES ()

INSERT INTO notes VALUE () ON DUPLICATE KEY UPDATE text = 'x'

SELECT * FROM notes ORDER BY id
----
1 | a
2 | b
3 | none
4 | none
5 | none

INSERT INTO notes VALUES (), ()
----
error 42601: Syntax error: expected ON, RETURNING, ";" or end of statement, found "," (line 1, column 28)

INSERT INTO notes () SELECT 1
----
error 42601: Syntax error: expected SELECT, VALUES, TABLE or "(", found ")" (line 1, column 20)

-- the last value of a sequence as DB2 and MariaDB ask for it

CREATE SEQUENCE numbers_of_notes

SELECT NEXT VALUE FOR numbers_of_notes
----
1

SELECT PREVIOUS VALUE FOR numbers_of_notes, 5 AS previous, 6 previous
----
1 | 5 | 6

-- of two columns of one name an expression in ORDER BY means neither

SELECT p.n AS val, q.n AS val FROM counts p, counts q ORDER BY val + 1
----
error 42702: "val" is ambiguous: several columns of the select list have this name (line 1, column 64)

SELECT n AS val, n AS val FROM counts WHERE n IS NOT NULL ORDER BY val + 1
----
2 | 2
6 | 6
10 | 10
12 | 12
