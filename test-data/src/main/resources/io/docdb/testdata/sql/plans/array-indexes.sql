-- An index over the elements of arrays serves whatever asks for an element: operators, functions, SQL/JSON paths. What stands
-- where an array is expected and is none counts as its only element; "holds" reads arrays and objects among the elements, too,
-- since what is asked looks into them.

CREATE COLLECTION posts

CREATE INDEX posts_tags ON posts(tags[*])

CREATE INDEX posts_sku ON posts(items[*].sku)

INSERT INTO posts SELECT JSON_OBJECT('_id': i, 'tags': JSON_ARRAY('t' || i % 100, 'u' || i % 150), 'items': JSON_ARRAY(JSON_OBJECT('sku': i % 300, 'n': 1))) FROM GENERATE_SERIES(1, 3000) AS g(i)

INSERT INTO posts VALUES (JSON '{"_id": 3001, "tags": "t3"}'), (JSON '{"_id": 3002, "tags": {"t3": 1}}'), (JSON '{"_id": 3003, "tags": [["t3"], {"t3": 5}]}'), (JSON '{"_id": 3004, "tags": ["[\"t3\"]", null, 3]}'), (JSON '{"_id": 3005, "tags": null}'), (JSON '{"_id": 3006, "items": [[{"sku": 7}]]}'), (JSON '{"_id": 3007, "items": {"sku": 7}}')

ANALYZE

-- a scalar is an element, or the value itself
EXPLAIN SELECT _id FROM posts WHERE tags @> '"t3"'
----
Project  columns: _id  (rows=30 cost=44.3)
'  IndexScan posts  index: posts_tags; range: tags[*] = 't3'; filter: tags @> '"t3"'; reads: tags, _id  (rows=30 cost=42.8)'

SELECT _id FROM posts WHERE tags @> '"t3"' AND _id > 2900
----
2903
3001

-- an element, the key of an object, or the text itself
EXPLAIN SELECT _id FROM posts WHERE tags ? 't3'
----
Project  columns: _id  (rows=30 cost=44.3)
'  IndexScan posts  index: posts_tags; range: tags[*] holds 't3'; filter: tags ? 't3'; reads: tags, _id  (rows=30 cost=42.8)'

SELECT _id FROM posts WHERE tags ? 't3' AND _id > 2900
----
2903
3001
3002

EXPLAIN SELECT _id FROM posts WHERE tags ?| ARRAY['t3', 'u4']
----
Project  columns: _id  (rows=52 cost=76.6)
'  IndexScan posts  index: posts_tags; range: tags[*] holds 't3' or tags[*] holds 'u4'; filter: tags ?| ["t3","u4"]; reads: tags, _id  (rows=52 cost=74.0)'

EXPLAIN SELECT _id FROM posts WHERE tags ?& ARRAY['t3', 'u3']
----
Project  columns: _id  (rows=2 cost=30.3)
'  IndexScan posts  index: posts_tags; range: tags[*] holds 'u3'; filter: tags ?& ["t3","u3"]; reads: tags, _id  (rows=2 cost=30.2)'

SELECT COUNT(*) FROM posts WHERE tags ?& ARRAY['t3', 'u3']
----
10

EXPLAIN SELECT _id FROM posts WHERE '["t3"]' <@ tags
----
Project  columns: _id  (rows=30 cost=44.3)
'  IndexScan posts  index: posts_tags; range: tags[*] = 't3'; filter: '["t3"]' <@ tags; reads: tags, _id  (rows=30 cost=42.8)'

-- lax paths look into arrays inside of arrays
EXPLAIN SELECT _id FROM posts WHERE JSON_EXISTS(_doc, '$.tags[*] ? (@ == "t3")')
----
Project  columns: _id  (rows=30 cost=44.3)
'  IndexScan posts  index: posts_tags; range: tags[*] holds 't3'; filter: JSON_EXISTS(tags, '$[*] ? (@ == "t3")'); reads: tags, _id  (rows=30 cost=42.8)'

SELECT _id FROM posts WHERE JSON_EXISTS(_doc, '$.tags[*] ? (@ == "t3")') AND _id > 2900
----
2903
3001
3003

EXPLAIN SELECT _id FROM posts WHERE JSON_EXISTS(tags, '$[*] ? (@ == "t3" || @ == $x)' PASSING 't4' AS x)
----
Project  columns: _id  (rows=60 cost=88.6)
'  IndexScan posts  index: posts_tags; range: tags[*] holds 't3' or tags[*] holds 't4'; filter: JSON_EXISTS(tags, '$[*] ? (@ == "t3" || @ == $x)', 't4'); reads: tags, _id  (rows=60 cost=85.6)'

EXPLAIN SELECT _id FROM posts WHERE _doc @? '$ ? (@.tags == "t3")'
----
Project  columns: _id  (rows=30 cost=44.3)
'  IndexScan posts  index: posts_tags; range: tags[*] = 't3'; filter: JSON_EXISTS(_doc, '$ ? (@.tags == "t3")'); reads: document  (rows=30 cost=42.8)'

EXPLAIN SELECT _id FROM posts WHERE _doc @@ '$.tags[*] == "t3"'
----
Project  columns: _id  (rows=30 cost=44.3)
'  IndexScan posts  index: posts_tags; range: tags[*] holds 't3'; filter: JSONB_PATH_MATCH(_doc, '$.tags[*] == "t3"'); reads: document  (rows=30 cost=42.8)'

-- objects inside of arrays
EXPLAIN SELECT _id FROM posts WHERE items @> '[{"sku": 7, "n": 1}]'
----
Project  columns: _id  (rows=10 cost=15.3)
'  IndexScan posts  index: posts_sku; range: items[*].sku = 7; filter: items @> '[{"sku": 7, "n": 1}]'; reads: items, _id  (rows=10 cost=14.8)'

SELECT COUNT(*) FROM posts WHERE items @> '[{"sku": 7, "n": 1}]'
----
10

-- a strict path finds none in an array inside of an array, and none where there is no array, as the index does
EXPLAIN SELECT _id FROM posts WHERE JSON_EXISTS(_doc, 'strict $.items[*] ? (@.sku == 7)')
----
Project  columns: _id  (rows=10 cost=15.3)
'  IndexScan posts  index: posts_sku; range: items[*].sku = 7; filter: JSON_EXISTS(_doc, 'strict $.items[*] ? (@.sku == 7)'); reads: document  (rows=10 cost=14.8)'

SELECT _id FROM posts WHERE JSON_EXISTS(_doc, 'strict $.items[*] ? (@.sku == 7)') AND _id > 2700
----
2707

-- a lax one does, and so reads all, unless the elements are declared to be objects
EXPLAIN SELECT _id FROM posts WHERE JSON_EXISTS(items, '$[*] ? (@.sku == 7)')
----
Project  columns: _id  (rows=752 cost=1278.8)
'  FullScan posts  filter: JSON_EXISTS(items, '$[*] ? (@.sku == 7)'); reads: items, _id  (rows=752 cost=1241.2)'

SELECT _id FROM posts WHERE JSON_EXISTS(items, '$[*] ? (@.sku == 7)') AND _id > 2700
----
2707
3006
3007

CREATE COLLECTION baskets SCHEMA '{"properties": {"items": {"type": "array", "items": {"type": "object", "properties": {"sku": {"type": "integer"}}}}}}'

CREATE INDEX baskets_sku ON baskets(items[*].sku)

EXPLAIN SELECT _id FROM baskets WHERE JSON_EXISTS(items, '$[*] ? (@.sku == 7)')
----
Project  columns: _id  (rows=1 cost=14.4)
'  IndexScan baskets  index: baskets_sku; range: items[*].sku holds 7; filter: JSON_EXISTS(items, '$[*] ? (@.sku == 7)'); reads: items, _id  (rows=1 cost=14.4)'

-- where an error counts as found, the documents with errors are found by no index
EXPLAIN SELECT _id FROM posts WHERE JSON_EXISTS(_doc, 'strict $.tags[*] ? (@ == "t3")' TRUE ON ERROR)
----
Project  columns: _id  (rows=752 cost=1278.8)
'  FullScan posts  filter: JSON_EXISTS(_doc, 'strict $.tags[*] ? (@ == "t3")'); reads: document  (rows=752 cost=1241.2)'

-- the opposite reads all
EXPLAIN SELECT _id FROM posts WHERE NOT (tags ? 't3')
----
Project  columns: _id  (rows=2974 cost=1501.0)
'  FullScan posts  filter: NOT (tags ? 't3'); reads: tags, _id  (rows=2974 cost=1352.3)'

CREATE TABLE articles(id INTEGER PRIMARY KEY, tags VARCHAR ARRAY)

CREATE INDEX articles_tags ON articles(tags[*])

INSERT INTO articles SELECT i, ARRAY['t' || i % 100, 'u' || i % 150] FROM GENERATE_SERIES(1, 3000) AS g(i)

INSERT INTO articles VALUES (3001, ARRAY['t3', NULL]), (3002, ARRAY[]), (3003, NULL)

ANALYZE

EXPLAIN SELECT id FROM articles WHERE tags && ARRAY['t3', 'u4']
----
Project  columns: id  (rows=55 cost=80.5)
'  IndexScan articles  index: articles_tags; range: tags[*] = ANY ["t3","u4"]; filter: tags && ["t3","u4"]; reads: tags, id  (rows=55 cost=77.8)'

SELECT COUNT(*) FROM articles WHERE tags && ARRAY['t3', 'u4']
----
51

EXPLAIN SELECT id FROM articles WHERE ARRAY_CONTAINS(tags, 't3')
----
Project  columns: id  (rows=31 cost=45.7)
'  IndexScan articles  index: articles_tags; range: tags[*] = 't3'; filter: ARRAY_CONTAINS(tags, 't3'); reads: tags, id  (rows=31 cost=44.2)'

EXPLAIN SELECT id FROM articles WHERE tags ? 't3'
----
Project  columns: id  (rows=31 cost=45.7)
'  IndexScan articles  index: articles_tags; range: tags[*] = 't3'; filter: tags ? 't3'; reads: tags, id  (rows=31 cost=44.2)'

EXPLAIN SELECT id FROM articles WHERE tags @> ARRAY['t3', 'u3']
----
Project  columns: id  (rows=2 cost=33.4)
'  IndexScan articles  index: articles_tags; range: tags[*] = 'u3'; filter: tags @> ["t3","u3"]; reads: tags, id  (rows=2 cost=33.3)'

SELECT id FROM articles WHERE tags @> ARRAY['t3'] AND id > 2900
----
2903
3001

-- from an outer row
EXPLAIN SELECT a.id, b.id FROM articles a JOIN articles b ON b.tags && a.tags WHERE a.id = 3
----
Project  columns: a.id, b.id  (rows=751 cost=412.7)
'  IndexLoopJoin inner  (rows=751 cost=375.2)'
'    KeyLookup articles a  key: 3; reads: id, tags  (rows=1 cost=0.8)'
'    IndexScan articles b  index: articles_tags; range: tags[*] = ANY a.tags; filter: b.tags && a.tags; reads: tags, id  (rows=240 cost=336.9)'

SELECT COUNT(*) FROM articles a JOIN articles b ON b.tags && a.tags WHERE a.id = 3
----
41

-- documents joined with their elements: only those are read that hold what is asked of these
EXPLAIN SELECT p._id, i.n FROM posts p, UNNEST(p.items) i WHERE i.sku = 7 AND i.n = 1
----
Project  columns: _id, i.n  (rows=10 cost=16.8)
'  LateralJoin inner  condition: true  (rows=10 cost=16.3)'
'    IndexScan posts p  index: posts_sku; range: items[*].sku = 7; filter: EXISTS(subquery); reads: items, _id  (rows=10 cost=14.8)'
'      Subquery'
'        Filter  filter: (i.sku = 7) AND (i.n = 1)  (rows=0 cost=0.1)'
'          FunctionScan UNNEST  arguments: items  (rows=1 cost=0.0)'
'    Filter  filter: (i.sku = 7) AND (i.n = 1)  (rows=0 cost=0.1)'
'      FunctionScan UNNEST  arguments: items  (rows=1 cost=0.0)'

SELECT COUNT(*), SUM(i.n) FROM posts p, UNNEST(p.items) i WHERE i.sku = 7 AND i.n = 1
----
10 | 10

EXPLAIN SELECT a.id, t.tag FROM articles a JOIN articles b ON b.id = a.id + 1, UNNEST(a.tags) WITH ORDINALITY AS t(tag, place) JOIN articles c ON c.id = t.place WHERE t.tag IN ('t3', 't4')
----
Project  columns: a.id, t  (rows=55 cost=188.6)
'  IndexLoopJoin inner  (rows=55 cost=185.8)'
'    LateralJoin inner  condition: true  (rows=55 cost=139.1)'
'      IndexLoopJoin inner  (rows=55 cost=125.3)'
'        IndexScan articles a  index: articles_tags; range: tags[*] = 't3' or tags[*] = 't4'; filter: EXISTS(subquery); reads: id, tags  (rows=55 cost=78.6)'
'          Subquery'
'            Filter  filter: t IN ('t3', 't4')  (rows=0 cost=0.2)'
'              FunctionScan UNNEST  arguments: a.tags  (rows=2 cost=0.1)'
'        KeyLookup articles b  key: a.id + 1; reads: id  (rows=1 cost=0.8)'
'      Filter  filter: t IN ('t3', 't4')  (rows=0 cost=0.2)'
'        FunctionScan UNNEST  arguments: a.tags  (rows=2 cost=0.1)'
'    KeyLookup articles c  key: ordinality; reads: id  (rows=1 cost=0.8)'

SELECT COUNT(*), SUM(c.id) FROM articles a JOIN articles b ON b.id = a.id + 1, UNNEST(a.tags) WITH ORDINALITY AS t(tag, place) JOIN articles c ON c.id = t.place WHERE t.tag IN ('t3', 't4')
----
61 | 61

-- those without elements have a row, too
EXPLAIN SELECT p._id FROM posts p LEFT JOIN UNNEST(p.items) i ON i.sku = 7 WHERE p._id > 2990
----
Project  columns: _id  (rows=17 cost=12.2)
'  LateralJoin left  condition: true  (rows=17 cost=11.4)'
'    KeyScan posts p  range: key > 2990; reads: _id, items  (rows=17 cost=8.8)'
'    Filter  filter: i.sku = 7  (rows=0 cost=0.1)'
'      FunctionScan UNNEST  arguments: items  (rows=1 cost=0.0)'

SELECT COUNT(*), COUNT(i.sku) FROM posts p LEFT JOIN UNNEST(p.items) i ON i.sku = 7 WHERE p._id > 2990
----
17 | 1

-- what is not declared an array may be a text in which one is written
CREATE COLLECTION marks

CREATE INDEX marks_tags ON marks(tags[*])

CREATE INDEX marks_lines ON marks(lines[*].article)

INSERT INTO marks SELECT JSON_OBJECT('_id': i, 'tags': JSON_ARRAY('t' || i % 100, 'u' || i % 150), 'lines': JSON_ARRAY(JSON_OBJECT('article': i % 300))) FROM GENERATE_SERIES(1, 3000) AS g(i)

INSERT INTO marks VALUES (JSON '{"_id": 3001, "tags": "{t3,x}"}'), (JSON '{"_id": 3002, "tags": "[\"u4\"]"}'), (JSON '{"_id": 3003}')

ANALYZE

EXPLAIN SELECT _id FROM marks WHERE tags && ARRAY['t3', 'u4']
----
Project  columns: _id  (rows=52 cost=76.1)
'  IndexScan marks  index: marks_tags; range: tags[*] = ANY ["t3","u4"] or in a text; filter: tags && ["t3","u4"]; reads: tags, _id  (rows=52 cost=73.5)'

SELECT COUNT(*), MAX(_id) FROM marks WHERE tags && ARRAY['t3', 'u4']
----
52 | 3002

EXPLAIN SELECT _id FROM marks WHERE ARRAY_CONTAINS(tags, 't3')
----
Project  columns: _id  (rows=30 cost=44.3)
'  IndexScan marks  index: marks_tags; range: tags[*] = 't3' or in a text; filter: ARRAY_CONTAINS(tags, 't3'); reads: tags, _id  (rows=30 cost=42.8)'

SELECT COUNT(*), MAX(_id) FROM marks WHERE ARRAY_CONTAINS(tags, 't3')
----
31 | 3001

-- the value of another table as JSON
EXPLAIN SELECT COUNT(*) FROM articles a JOIN marks m ON m.lines[*].article @> TO_JSON(a.id) WHERE a.id IN (7, 8)
----
Project  columns: count  (rows=1 cost=6.7)
'  HashAggregate  aggregates: COUNT(*)  (rows=1 cost=6.6)'
'    IndexLoopJoin inner  (rows=2 cost=6.1)'
'      KeyLookup articles a  key: 7 or 8; reads: id  (rows=2 cost=1.6)'
'      IndexScan marks m  index: marks_lines; range: lines[*].article = a.id; filter: m.lines[*].article @> TO_JSON(a.id); reads: lines[*].article  (rows=1 cost=2.2)'

SELECT COUNT(*) FROM articles a JOIN marks m ON m.lines[*].article @> TO_JSON(a.id) WHERE a.id IN (7, 8)
----
20

-- of several elements the rarest is looked up
CREATE COLLECTION notes

CREATE INDEX notes_tags ON notes(tags[*])

INSERT INTO notes SELECT JSON_OBJECT('_id': i, 'tags': JSON_ARRAY('a' || i % 3, 'r' || i % 500)) FROM GENERATE_SERIES(1, 3000) AS g(i)

ANALYZE

EXPLAIN SELECT _id FROM notes WHERE tags @> '["a1", "r7"]'
----
Project  columns: _id  (rows=3 cost=9.2)
'  IndexScan notes  index: notes_tags; range: tags[*] = 'r7'; filter: tags @> '["a1", "r7"]'; reads: tags, _id  (rows=3 cost=9.1)'

EXPLAIN SELECT _id FROM notes WHERE 'a1' = ANY (tags) AND 'r7' = ANY (tags)
----
Project  columns: _id  (rows=3 cost=9.2)
'  IndexScan notes  index: notes_tags; range: tags[*] = 'r7'; filter: ('a1' = ANY tags) AND ('r7' = ANY tags); reads: tags, _id  (rows=3 cost=9.1)'
