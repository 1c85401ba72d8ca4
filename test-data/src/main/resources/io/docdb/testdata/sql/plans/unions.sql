-- OR over different paths: each choice by its index, or by the primary key

CREATE COLLECTION people PRIMARY KEY (id)

INSERT INTO people (_doc) SELECT JSON_OBJECT('id': n, 'mail': 'm' || n, 'city': 'c' || MOD(n, 100), 'tags': JSON_ARRAY('t' || MOD(n, 200))) FROM GENERATE_SERIES(1, 3000) AS g (n)

CREATE INDEX people_mail ON people (mail)

CREATE INDEX people_tags ON people (tags[*])

ANALYZE

EXPLAIN SELECT p.id FROM people p WHERE p.id = 5 OR p.mail = 'm7'
----
Project  columns: id  (rows=2 cost=5.0)
'  IndexUnion people p  indexes: people_mail: mail = 'm7'; keys: key = 5; filter: (id = 5) OR (mail = 'm7'); reads: id, mail  (rows=2 cost=4.9)'

SELECT p.id FROM people p WHERE p.id = 5 OR p.mail = 'm7' OR p.mail = 'm5'
----
5
7

EXPLAIN SELECT p.id FROM people p WHERE p.id IN (5, 6) OR 't9' = ANY(p.tags) AND p.city = 'c9'
----
Project  columns: id  (rows=3 cost=29.9)
'  IndexUnion people p  indexes: people_tags: tags[*] = 't9'; keys: key = 5 or key = 6; filter: (id IN (5, 6)) OR (('t9' = ANY tags) AND (city = 'c9')); reads: id, tags, city  (rows=3 cost=29.8)'

SELECT p.id FROM people p WHERE p.id IN (5, 6) OR 't9' = ANY(p.tags) AND p.city = 'c9' AND p.id < 700 ORDER BY 1
----
5
6
9
209
409
609

SELECT COUNT(*) FROM people p WHERE p.id BETWEEN 10 AND 12 OR p.mail IN ('m11', 'm20')
----
4

-- Without an index for one of the choices all documents are looked at anyway.

EXPLAIN SELECT p.id FROM people p WHERE p.id = 5 OR p.city = 'c7'
----
Project  columns: id  (rows=31 cost=1203.9)
'  FullScan people p  filter: (id = 5) OR (city = 'c7'); reads: id, city  (rows=31 cost=1202.3)'
