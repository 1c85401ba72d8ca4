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
