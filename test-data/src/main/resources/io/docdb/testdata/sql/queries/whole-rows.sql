-- The name of a table is its row: all its columns, NULL among them, and no key that nobody declared.
CREATE TABLE plain (a INT, b VARCHAR(10), c INT GENERATED ALWAYS AS (a + 1))

INSERT INTO plain (a, b) VALUES (1, 'x'), (2, NULL)
----
changed 2

SELECT p FROM plain p ORDER BY a
----
{"a":1,"b":"x","c":2}
{"a":2,"b":null,"c":3}

SELECT TO_JSON(plain), ROW_TO_JSON(plain.*), TO_JSONB(plain) - 'a' FROM plain WHERE a = 2
----
{"a":2,"b":null,"c":3} | {"a":2,"b":null,"c":3} | {"b":null,"c":3}

SELECT JSON_AGG(p ORDER BY a DESC), COUNT(p), COUNT(p.*) FROM plain p
----
[{"a":2,"b":null,"c":3},{"a":1,"b":"x","c":2}] | 2 | 2

-- the document as it is stored stays within reach
INSERT INTO plain (a) VALUES (7)
----
changed 1

SELECT p._doc - '_id', p FROM plain p WHERE a = 7
----
{"a":7,"c":8} | {"a":7,"b":null,"c":8}

DELETE FROM plain WHERE a = 7
----
changed 1

UPDATE plain SET b = 'y' WHERE a = 1 RETURNING OLD, plain
----
{"a":1,"b":"x","c":2} | {"a":1,"b":"y","c":2}

-- a row that an outer join made up is NULL, and so are its fields
SELECT n, p, TO_JSON(p), (p).a FROM (VALUES (1), (9)) v (n) LEFT JOIN plain p ON p.a = n ORDER BY n
----
1 | {"a":1,"b":"y","c":2} | {"a":1,"b":"y","c":2} | 1
9 | null | null | null

-- a row IS NULL if all its columns are, and IS NOT NULL if none is
SELECT n, p IS NULL, p IS NOT NULL, p.* IS NULL FROM (VALUES (1), (2), (9)) v (n) LEFT JOIN plain p ON p.a = n ORDER BY n
----
1 | false | true | false
2 | false | false | false
9 | true | false | true

SELECT n FROM (VALUES (1), (9)) v (n) LEFT JOIN plain p ON p.a = n WHERE CASE WHEN n = 1 THEN NULL ELSE p END IS NULL ORDER BY n
----
1
9

-- rows as values: NULL is NULL in them
SELECT p.a, q.a FROM plain p JOIN plain q ON p.* = q.* ORDER BY p.a
----
1 | 1
2 | 2

SELECT p.a, q.a FROM plain p JOIN plain q ON p.* IS DISTINCT FROM q.* ORDER BY p.a
----
1 | 2
2 | 1

SELECT p.* IS NULL, p.* = p.*, p.*::TEXT FROM plain p WHERE a = 2
----
false | true | '{"a":2,"b":null,"c":3}'

-- one by one its columns
SELECT ROW(p.*), ROW(p.*, 5) = ROW(1, 'y', 2, 5), ROW(p.*) IS NOT NULL FROM plain p ORDER BY a
----
[1,"y",2] | true | true
[2,null,3] | false | false

SELECT (p).*, (p).b, 1 AS one FROM plain p ORDER BY a
----
1 | y | 2 | y | 1
2 | null | 3 | null | 1

SELECT (s.p).* FROM (SELECT p FROM plain p) s
----
error 42S22: The fields of this value are not known: name the fields, or select the value itself (line 1, column 9)

INSERT INTO plain (a, b) SELECT (p).a + 10, (p).b FROM plain p WHERE a = 1
----
changed 1

-- only what differs is changed
CREATE TABLE stock (id INT PRIMARY KEY, amount INT)

INSERT INTO stock VALUES (1, 5), (2, 6)
----
changed 2

INSERT INTO stock VALUES (1, 5), (2, 7) ON CONFLICT (id) DO UPDATE SET amount = excluded.amount WHERE stock.* IS DISTINCT FROM excluded.*
----
changed 1

-- a collection's row is its document
CREATE COLLECTION free

INSERT INTO free DOCUMENT '{"_id": "1", "a": null, "b": [1]}'
----
changed 1

SELECT f, TO_JSON(f.*), f IS NOT NULL FROM free f
----
{"_id":"1","a":null,"b":[1]} | {"_id":"1","a":null,"b":[1]} | true

SELECT p.a * 2 FROM plain p WHERE a = 2
----
4
