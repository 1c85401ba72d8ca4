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
error 22023: Path leads nowhere: j[0] expects an array before step 2, found OBJECT

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

UPDATE j AS x SET j['l'][0] = '9' WHERE x.j['l'][0] = 1
----
changed 1

INSERT INTO j (id, j['a']) VALUES (2, '[1]')

SELECT j FROM j WHERE id = 2
----
{"a":[1]}

-- subscripts that are known only when the statement runs: a number leads to an element, a text to a field

CREATE TABLE computed (id INT PRIMARY KEY, j JSON, a INT ARRAY, n INT)

INSERT INTO computed VALUES (1, '{"a": [1, 2, 3], "b": {"c": 1}, "k": "b"}', ARRAY[10, 20, 30], 1)

UPDATE computed SET j['a'][n] = 7, j['a'][n + 1] = '"x"', j[j ->> 'k']['d'] = '{"q": 1}', a[n] = 99

SELECT j, a FROM computed
----
{"a":[1,7,"x"],"b":{"c":1,"d":{"q":1}},"k":"b"} | [10,99,30]

UPDATE computed SET (a[-n], j['z' || n]) = (6, '5') RETURNING a, j['z1']
----
[10,99,6] | 5

UPDATE computed REMOVE j['z' || n] RETURNING JSON_EXISTS(j, '$.z1')
----
false

INSERT INTO computed (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET j['up' || computed.n] = '1' RETURNING j['up1']
----
1

CREATE VIEW shown AS SELECT id, j AS doc, n AS m FROM computed

UPDATE shown SET doc['w' || m] = 'true' RETURNING doc['w1']
----
true

-- an element behind the end is the next one only, and what is assigned has the type of the elements

UPDATE computed SET a[n + 2] = 5 RETURNING a
----
[10,99,6,5]

UPDATE computed SET a[n + 5] = 5
----
error 22023: No such element: a[6] expects at least 6 elements, found 4

UPDATE computed SET a[n] = 'abc'
----
error 22018: Column "a[0]": Invalid value: expected INTEGER, found "abc" (line 1, column 28)

UPDATE computed SET a[NULL] = 5
----
error 22023: Subscript of a place that is written to expected a value, found NULL

UPDATE computed SET a[n / 2.0] = 5
----
error 22023: Subscript expected a position as a whole number or a field as a text, found 0.5

UPDATE computed SET a = ARRAY[1], a[n] = 3
----
error 42710: Column "a" is assigned twice (line 1, column 35)

INSERT INTO computed (id, a[n]) VALUES (3, 4)
----
error 0A000: A path that is written to expected a known step, found a computed one: only SET of UPDATE takes it (line 1, column 28)
