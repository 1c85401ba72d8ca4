-- Beside an array a literal in braces, which is no JSON, is one: PostgreSQL's form of it.

CREATE TABLE a (id INT PRIMARY KEY, tags TEXT[], ns INT ARRAY, doc JSONB)

INSERT INTO a VALUES (1, '{a,b}', '{1,2}', '{"k": 1}'), (2, '{}', '{}', '[1, 2]'), (3, NULL, NULL, NULL), (4, '{c}', '{3}', '{"j": [1]}')

SELECT id FROM a WHERE tags @> '{a}'
----
1

SELECT id FROM a WHERE '{a,b,c}' @> tags ORDER BY id
----
1
2
4

SELECT id FROM a WHERE tags <@ '{a, "b" ,c}' AND ns @> '{2}'
----
1

SELECT id FROM a WHERE tags @> '{}' ORDER BY id
----
1
2
4

SELECT id FROM a WHERE tags && '{c,a}' ORDER BY id
----
1
4

SELECT id FROM a WHERE tags = '{a,b}' OR tags IN ('{c}', '{d}') ORDER BY id
----
1
4

SELECT id FROM a WHERE tags <> '{}' ORDER BY id
----
1
4

SELECT id FROM a WHERE ns = '{x}'
----
error 22018: Invalid value: expected INTEGER, found "x" (line 1, column 27)

SELECT tags || '{z}', ns || '{9}', '{0}' || ns, ns || 5 FROM a WHERE id = 1
----
["a","b","z"] | [1,2,9] | [0,1,2] | [1,2,5]

-- JSON stays JSON.
SELECT id FROM a WHERE doc @> '{"k": 1}' OR doc -> 'j' @> '1' ORDER BY id
----
1
4

SELECT id FROM a WHERE tags @> '["a"]' AND tags = '["a", "b"]'
----
1

-- An index of the array is used.
CREATE INDEX a_tags ON a (tags)

SELECT id FROM a WHERE tags = '{a,b}'
----
1

-- Arrays in arrays, blanks and quotes
SELECT '{{1,2},{3,4}}'::int[], '{ {a , "b, c" } , {NULL, d e} }'::text[], '{}'::int[], '{{}}'::int[], '{"x}",y}'::text[], '{a\,b}'::text[]
----
[[1,2],[3,4]] | [["a","b, c"],[null,"d e"]] | [] | [[]] | ["x}","y"] | ["a,b"]

SELECT JSON_OBJECT('{{a,1},{b,2}}')
----
{"a":"1","b":"2"}

UPDATE a SET tags = '{q,"r s"}' WHERE id = 3 RETURNING tags
----
["q","r s"]
