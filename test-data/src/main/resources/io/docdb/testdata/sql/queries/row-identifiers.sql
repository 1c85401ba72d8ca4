-- What tells the rows of a table apart is its key: CTID (PostgreSQL), _ROWID_ (H2), ROWID (Oracle, SQLite).

CREATE TABLE item (id INT PRIMARY KEY, owner INT, qty INT)

CREATE TABLE owner (id INT PRIMARY KEY, name VARCHAR(10))

CREATE TABLE stock (place INT, sku VARCHAR(5), qty INT, PRIMARY KEY (place, sku))

CREATE TABLE note (text VARCHAR(10))

CREATE TABLE given (ctid INT)

INSERT INTO item VALUES (1, 1, 10), (2, 2, 20), (3, 1, 30)

INSERT INTO owner VALUES (1, 'Ada'), (2, 'Bob')

INSERT INTO stock VALUES (1, 'a', 5), (1, 'b', 6), (2, 'a', 7)

INSERT INTO note VALUES ('x'), ('x'), ('y')

-- as Hibernate updates by a join
UPDATE item SET qty = item.qty + 1 FROM item i JOIN owner o ON o.id = i.owner WHERE o.name = 'Ada' AND item.ctid = i.ctid
----
changed 2

SELECT id, qty FROM item ORDER BY id
----
1 | 11
2 | 20
3 | 31

EXPLAIN SELECT qty FROM item WHERE ctid = 2
----
Project  columns: qty  (rows=1 cost=0.9)
'  KeyLookup item  key: 2; reads: id, qty  (rows=1 cost=0.8)'

-- tables without a key: the generated one
DELETE FROM note WHERE _rowid_ NOT IN (SELECT MIN(rowid) FROM note n GROUP BY text)
----
changed 1

SELECT text FROM note
----
x
y

-- several columns are a row
SELECT ctid, qty FROM stock
----
[1,"a"] | 5
[1,"b"] | 6
[2,"a"] | 7

DELETE FROM stock WHERE ctid IN (SELECT ctid FROM stock ORDER BY qty LIMIT 1)
----
changed 1

UPDATE stock SET qty = 0 FROM stock s WHERE stock.ctid = s.ctid AND s.qty > 6
----
changed 1

SELECT * FROM stock
----
1 | b | 6
2 | a | 0

-- a column of that name is meant first, and * shows none
SELECT ctid, * FROM given
----

SELECT i.rowid FROM owner o LEFT JOIN item i ON o.id = i.owner AND i.qty > 100
----
null
null

SELECT v.ctid FROM (SELECT * FROM item) v
----
error 42S22: Column "ctid" not found in table "v"; there are [id, owner, qty] (line 1, column 8)

-- it is read only
UPDATE item SET ctid = 5
----
error 0A000: "ctid" tells which row it is and cannot be written to: write to the columns of the key (line 1, column 17)

UPDATE stock SET stock.rowid = 5
----
error 0A000: "rowid" tells which row it is and cannot be written to

INSERT INTO note (_rowid_, text) VALUES ('x', 'z')
----
error 0A000: "_rowid_" tells which row it is and cannot be written to

UPDATE given SET ctid = 5
----
changed 0

-- a field of that name inside a document is one
CREATE COLLECTION open

INSERT INTO open (rowid) VALUES (5)

SELECT rowid FROM open
----
5

CREATE TABLE holding (id INT PRIMARY KEY, data JSON)

INSERT INTO holding VALUES (1, '{}')

UPDATE holding SET data.rowid = 5

SELECT data FROM holding
----
{"rowid":5}
