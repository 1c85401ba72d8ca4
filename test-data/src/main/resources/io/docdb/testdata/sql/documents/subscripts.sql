-- Places in JSON by brackets, as PostgreSQL has them: read, and written to. What is assigned to one is read as JSON.

CREATE TABLE j (id INT PRIMARY KEY, j JSONB, tags TEXT ARRAY, note TEXT)

INSERT INTO j VALUES (1, '{"a": {"b": 1}, "l": [1,2,3]}', ARRAY['x'], '{"q":1}')

UPDATE j SET j['a']['b'] = '5', j['l'][1] = '{"deep": [true]}', tags[1] = 'y'
----
changed 1

SELECT j, tags FROM j
----
{"a":{"b":5},"l":[1,{"deep":[true]},3]} | ["x","y"]

UPDATE j SET j['z']['y'] = '"text"'
----
changed 1

UPDATE j SET j['w'] = NULL, j['n'] = 7, j['m'] = note, j['o'] = JSON_OBJECT('k': 2)
----
changed 1

SELECT j FROM j
----
{"a":{"b":5},"l":[1,{"deep":[true]},3],"z":{"y":"text"},"w":null,"n":7,"m":{"q":1},"o":{"k":2}}

UPDATE j SET j['a'] = 'no json'
----
error 22032: Column "j.a": Invalid JSON: Unrecognized token 'no': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') (line 1, column 1) (line 1, column 23)

UPDATE j SET j[0] = '1'
----
error 22023: Path leads nowhere: j[0] expects an array before step 2, found a OBJECT

UPDATE j SET j['a'] = '1', j['a'] = '2'
----
error 42710: Column "j.a" is assigned twice (line 1, column 28)

-- a path in dots takes a text for what it is
UPDATE j SET j.a.b = 'plain'
----
changed 1

SELECT j['a']['b'], j['l'][1]['deep'][0], j['a'], j['nothing']['x'] FROM j
----
plain | true | {"b":"plain"} | null

UPDATE j SET j[note] = '1'
----
error 0A000: A path that is written to must be known beforehand (line 1, column 15)

UPDATE j AS x SET j['l'][0] = '9' WHERE x.j['l'][0] = 1
----
changed 1

INSERT INTO j (id, j['a']) VALUES (2, '[1]')

SELECT j FROM j WHERE id = 2
----
{"a":[1]}
