-- what JSON_VALUE finds may be of a domain; what is not is an error, so NULL unless said otherwise

CREATE DOMAIN pos AS INT CHECK (VALUE > 0) CHECK (VALUE < 100)

SELECT JSON_VALUE('{"a": "5"}', '$.a' RETURNING pos) + 1, JSON_VALUE('{"a": -5}', '$.a' RETURNING pos), JSON_VALUE('{"a": 500}', '$.a' RETURNING pos NULL ON ERROR), JSON_VALUE('{}', '$.a' RETURNING public.pos)
----
6 | null | null | null

SELECT JSON_VALUE('{"a": -5}', '$.a' RETURNING pos ERROR ON ERROR)
----
error 23513: Check violated: the domain "pos" "pos_check" expected VALUE > 0, found -5

SELECT JSON_VALUE('{}', '$.a' RETURNING pos DEFAULT 7 ON EMPTY)
----
7

SELECT JSON_VALUE('{"a": -5}', '$.a' RETURNING pos DEFAULT 7 ON ERROR)
----
error 0A000: JSON_VALUE … RETURNING a domain takes NULL or ERROR ON ERROR, found DEFAULT (line 1, column 48)

SELECT JSON_VALUE('{"a": -5}', '$.a' RETURNING positive)
----
error 42704: Unknown type: "positive" (line 1, column 48)
