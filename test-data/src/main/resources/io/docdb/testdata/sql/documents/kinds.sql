-- what dates of different kinds and texts have in common in fields without a type: = means one thing on every path

CREATE COLLECTION a;

CREATE COLLECTION b;

INSERT INTO a (_id, d) VALUES ('1', DATE '2024-01-31'), ('2', '2024-01-31'), ('3', TIMESTAMP '2024-01-31 00:00:00'), ('4', 5), ('5', '5'), ('6', TIMESTAMP WITH TIME ZONE '2024-02-01 04:00:00+00:00'), ('7', '2024-01-31T23:00:00-05:00'), ('8', TIME '10:00:00'), ('9', '10:00'), ('x', 'abc')
----
changed 10

INSERT INTO b SELECT * FROM a
----
changed 10

-- a hash join
SELECT a._id, b._id FROM a, b WHERE a.d = b.d ORDER BY 1, 2
----
'1' | '1'
'1' | '2'
'1' | '3'
'2' | '1'
'2' | '2'
'2' | '3'
'3' | '1'
'3' | '2'
'3' | '3'
'4' | '4'
'5' | '5'
'6' | '6'
'6' | '7'
'7' | '6'
'7' | '7'
'8' | '8'
'8' | '9'
'9' | '8'
'9' | '9'
x | x

-- every pair
SELECT a._id, b._id FROM a, b WHERE (a.d = b.d) IS TRUE ORDER BY 1, 2
----
'1' | '1'
'1' | '2'
'1' | '3'
'2' | '1'
'2' | '2'
'2' | '3'
'3' | '1'
'3' | '2'
'3' | '3'
'4' | '4'
'5' | '5'
'6' | '6'
'6' | '7'
'7' | '6'
'7' | '7'
'8' | '8'
'8' | '9'
'9' | '8'
'9' | '9'
x | x

SELECT COUNT(*) FROM a LEFT JOIN b ON a.d = b.d AND a._id <> 'z'
----
20

SELECT COUNT(*) FROM a WHERE EXISTS (SELECT 1 FROM b WHERE b.d = a.d AND b._id = '2')
----
3

SELECT COUNT(*) FROM a WHERE NOT EXISTS (SELECT 1 FROM b WHERE b.d = a.d AND b._id = '2')
----
7

SELECT _id FROM a WHERE d = DATE '2024-01-31' ORDER BY 1
----
'1'
'2'
'3'

SELECT _id FROM a WHERE d = '2024-01-31' ORDER BY 1
----
'1'
'2'
'3'

SELECT _id FROM a WHERE d IN (SELECT d FROM b WHERE _id = '1') ORDER BY 1
----
'1'
'2'
'3'

SELECT _id FROM a WHERE d = TIMESTAMP '2024-02-01 04:00:00' ORDER BY 1
----
'6'
'7'

SELECT _id FROM a WHERE d > DATE '2024-01-01' ORDER BY 1
----
'1'
'2'
'3'
'6'
'7'

CREATE INDEX ai ON a (d);

CREATE INDEX bi ON b (d);

-- by index
SELECT a._id, b._id FROM a, b WHERE a.d = b.d ORDER BY 1, 2
----
'1' | '1'
'1' | '2'
'1' | '3'
'2' | '1'
'2' | '2'
'2' | '3'
'3' | '1'
'3' | '2'
'3' | '3'
'4' | '4'
'5' | '5'
'6' | '6'
'6' | '7'
'7' | '6'
'7' | '7'
'8' | '8'
'8' | '9'
'9' | '8'
'9' | '9'
x | x

SELECT a._id, b._id FROM a JOIN b ON a.d = b.d WHERE a._id = '7' ORDER BY 1, 2
----
'7' | '6'
'7' | '7'

SELECT _id FROM a WHERE d = DATE '2024-01-31' ORDER BY 1
----
'1'
'2'
'3'

SELECT _id FROM a WHERE d = '2024-01-31' ORDER BY 1
----
'1'
'2'
'3'

SELECT _id FROM a WHERE d = TIMESTAMP '2024-02-01 04:00:00' ORDER BY 1
----
'6'
'7'

SELECT _id FROM a WHERE d IN (SELECT d FROM b WHERE _id = '1') ORDER BY 1
----
'1'
'2'
'3'

-- a text that reads as a date takes an interval as a date would, on either side

CREATE COLLECTION meeting

INSERT INTO meeting VALUES ('{"_id": 1, "at": "2024-01-31", "from": "2024-01-31T10:00:00", "lasts": "2 hours"}')
----
changed 1

SELECT at + INTERVAL '1' MONTH, INTERVAL '1' DAY + at, at - INTERVAL '1' DAY, "from" + INTERVAL '1' HOUR FROM meeting
----
"2024-02-29T00:00:00" | "2024-02-01T00:00:00" | "2024-01-30T00:00:00" | "2024-01-31T11:00:00"

SELECT CAST(INTERVAL '1' HOUR + lasts AS VARCHAR) FROM meeting
----
'03:00:00'

-- paths compare with a text what JSON writes as one, as conditions do: with an index and without, in either path language

CREATE COLLECTION visit PRIMARY KEY (id)

INSERT INTO visit DOCUMENT JSON_OBJECT('id': 1, 'day': DATE '1994-05-01', 'days': JSON_ARRAY(DATE '1994-05-01', 'x'))
----
changed 1

INSERT INTO visit DOCUMENT JSON_OBJECT('id': 2, 'day': '1994-05-01', 'days': JSON_ARRAY('1994-05-01', 'x'))
----
changed 1

INSERT INTO visit DOCUMENT JSON_OBJECT('id': 3, 'day': TIMESTAMP '1994-05-01 00:00:00', 'days': JSON_ARRAY(TIMESTAMP '1994-05-01 00:00:00'))
----
changed 1

INSERT INTO visit DOCUMENT JSON_OBJECT('id': 4, 'day': 1994, 'days': JSON_ARRAY(1994, UUID '0b3a0e5e-0d6d-4bd1-a5a5-0123456789ab'))
----
changed 1

SELECT id FROM visit WHERE day = '1994-05-01' ORDER BY id
----
1
2
3

SELECT id FROM visit WHERE JSON_EXISTS(_doc, '$ ? (@.day == "1994-05-01")') ORDER BY id
----
1
2
3

SELECT id FROM visit WHERE JSON_EXISTS(_doc, '$ ? (@.day >= "1994-01-01" && @.day < "1995-01-01")') ORDER BY id
----
1
2
3

SELECT id FROM visit WHERE JSON_EXISTS(_doc, '$ ? (@.day == $d)' PASSING DATE '1994-05-01' AS d) ORDER BY id
----
1
2
3

-- a number is never a text, and a text that is no date is neither before nor after one

SELECT id FROM visit WHERE JSON_EXISTS(_doc, '$ ? (@.day == "1994")')
----

SELECT id FROM visit WHERE JSON_EXISTS(_doc, '$ ? (@.day < "zzz")')
----
2

SELECT id FROM visit WHERE JSON_EXISTS(_doc, '$.days[*] ? (@ == "0B3A0E5E-0D6D-4BD1-A5A5-0123456789AB")')
----
4

SELECT id, JSON_PATH_QUERY(days, '$[?@ == "1994-05-01"]'), JSON_PATH_QUERY(days, '$[?@ < "1995-01-01"]') FROM visit WHERE id < 4 ORDER BY id
----
1 | ["1994-05-01"] | ["1994-05-01"]
2 | ["1994-05-01"] | ["1994-05-01"]
3 | ["1994-05-01T00:00:00"] | ["1994-05-01T00:00:00"]

SELECT id FROM visit WHERE JSON_EXISTS(_doc, '$.days[*] ? (@ == "1994-05-01")') ORDER BY id
----
1
2
3

CREATE INDEX visit_days ON visit (days[*])

SELECT id FROM visit WHERE JSON_EXISTS(_doc, '$.days[*] ? (@ == "1994-05-01")') ORDER BY id
----
1
2
3

SELECT id FROM visit WHERE JSON_EXISTS(_doc, '$.days[*] ? (@ == "0B3A0E5E-0D6D-4BD1-A5A5-0123456789AB")')
----
4
