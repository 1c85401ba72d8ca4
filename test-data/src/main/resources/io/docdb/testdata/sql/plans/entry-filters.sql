-- What an index holds is asked of its entries before their documents are fetched, though the range says nothing of it.

CREATE TABLE review(id INTEGER PRIMARY KEY, product INTEGER, stars INTEGER, written DATE, author VARCHAR(10), body VARCHAR(20))

INSERT INTO review SELECT i, i % 20, i % 5, DATE '2024-01-01' + i % 365, CASE WHEN i % 7 > 0 THEN 'a' || i % 40 END, 'text ' || i FROM GENERATE_SERIES(1, 10000) AS g(i)

CREATE INDEX review_product ON review(product, stars, written, author)

ANALYZE

EXPLAIN SELECT * FROM review WHERE product = 7 AND written > DATE '2024-12-20'
----
Project  columns: id, product, stars, written, author, body  (rows=17 cost=173.0)
'  IndexScan review  index: review_product; range: product = 7; entries: written > "2024-12-20"; reads: product, written, id, stars, author, body  (rows=17 cost=172.2)'

SELECT COUNT(*), SUM(LENGTH(body)) FROM review WHERE product = 7 AND written > DATE '2024-12-20'
----
14 | 125

-- in the order of the index
EXPLAIN SELECT body FROM review WHERE product = 7 AND author = 'a27' ORDER BY stars DESC, written DESC LIMIT 3
----
Project  columns: body  (rows=3 cost=7.3)
'  Limit  count: 3  (rows=3 cost=7.2)'
'    IndexScan review  index: review_product; range: product = 7; direction: descending; entries: author = 'a27'; reads: product, author, stars, written, body  (rows=3 cost=7.2)'

SELECT body FROM review WHERE product = 7 AND author = 'a27' ORDER BY stars DESC, written DESC LIMIT 3
----
text 8027
text 5107
text 2187

SELECT COUNT(body) FROM review WHERE product = 7 AND (author IS NULL OR author LIKE 'a1%') AND NOT written < DATE '2024-12-01'
----
6

-- from an outer row
EXPLAIN SELECT a.id, b.body FROM review a JOIN review b ON b.product = a.stars AND b.written = a.written WHERE a.id = 77
----
Project  columns: a.id, b.body  (rows=6 cost=159.9)
'  IndexLoopJoin inner  (rows=6 cost=159.6)'
'    KeyLookup review a  key: 77; reads: id, stars, written  (rows=1 cost=0.8)'
'    IndexScan review b  index: review_product; range: product = a.stars; entries: b.written = a.written; reads: product, written, body  (rows=6 cost=158.5)'

SELECT COUNT(*), SUM(b.id) FROM review a JOIN review b ON b.product = a.stars AND b.written = a.written AND b.body > 'text' WHERE a.id = 77
----
7 | 33754

-- for each of the parts in front
EXPLAIN SELECT body FROM review WHERE stars = 4 AND author = 'a7'
----
Project  columns: body  (rows=6 cost=639.6)
'  IndexScan review  index: review_product; range: stars = 4; for each: product; entries: author = 'a7'; reads: stars, author, body  (rows=6 cost=639.3)'

SELECT COUNT(*), MAX(body) FROM review WHERE stars = 4 AND author = 'a9'
----
214 | text 9969

-- a term that may fail stays where the others spare it
EXPLAIN SELECT body FROM review WHERE product = 7 AND body <> 'x' AND 10 / stars > 5
----
Project  columns: body  (rows=6 cost=676.4)
'  IndexScan review  index: review_product; range: product = 7; filter: (body <> 'x') AND ((10 / stars) > 5); reads: product, body, stars  (rows=6 cost=676.1)'

-- what was written in the same transaction, too
BEGIN

UPDATE review SET written = DATE '2025-06-01' WHERE id = 7

SELECT COUNT(*), MAX(body) FROM review WHERE product = 7 AND written > DATE '2025-01-01'
----
1 | text 7

ROLLBACK

SET docdb.rules.off = 'entry-filters'

EXPLAIN SELECT * FROM review WHERE product = 7 AND written > DATE '2024-12-20'
----
Rules off: entry-filters
Project  columns: id, product, stars, written, author, body  (rows=17 cost=677.5)
'  IndexScan review  index: review_product; range: product = 7; filter: written > "2024-12-20"; reads: product, written, id, stars, author, body  (rows=17 cost=676.7)'

SELECT COUNT(*), SUM(LENGTH(body)) FROM review WHERE product = 7 AND written > DATE '2024-12-20'
----
14 | 125
