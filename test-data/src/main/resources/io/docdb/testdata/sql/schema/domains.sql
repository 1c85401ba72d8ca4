-- a type with a name, a default and rules of its own

CREATE DOMAIN amount AS DECIMAL(8, 2) DEFAULT 1 CONSTRAINT not_below CHECK (VALUE >= 0) CHECK (VALUE < 1000)

CREATE DOMAIN email VARCHAR(40) NOT NULL CHECK (VALUE LIKE '%@%')

CREATE DOMAIN amount AS INT
----
error 42710: Domain "amount" exists already (line 1, column 15)

CREATE DOMAIN IF NOT EXISTS amount AS INT

CREATE DOMAIN int AS BIGINT
----
error 42601: Domain expected a name that is no type, found "int" (line 1, column 15)

CREATE DOMAIN wrong AS INT CHECK (VALU > 0)
----
error 42S22: Column "VALU" not found, did you mean "value"? (line 1, column 35)

CREATE DOMAIN wrong AS FROBNICATE
----
error 42704: Unknown type: "FROBNICATE" (line 1, column 24)

CREATE TABLE sale (id INT PRIMARY KEY, price amount, cost amount DEFAULT 5, mail email, tags JSON)

INSERT INTO sale (id, mail) VALUES (1, 'a@b')

INSERT INTO sale (id, price, cost, mail) VALUES (2, NULL, 10.005, 'c@d')

SELECT id, price, cost, mail FROM sale ORDER BY id
----
1 | 1.00 | 5.00 | a@b
2 | null | 10.01 | c@d

INSERT INTO sale (id, price, mail) VALUES (3, -1, 'a@b')
----
error 23513: Check violated: sale column "price" of the domain "amount" "not_below" expected VALUE >= 0, found {"id":3,"price":-1.00,"cost":5.00,"mail":"a@b"}

INSERT INTO sale (id, price, mail) VALUES (3, 1000, 'a@b')
----
error 23513: Check violated: sale column "price" of the domain "amount" "amount_check" expected VALUE < 1000, found {"id":3,"price":1000.00,"cost":5.00,"mail":"a@b"}

INSERT INTO sale (id) VALUES (3)
----
error 23502: NULL not allowed: sale column "mail" expected a value of type CHARACTER VARYING(40), found NULL

INSERT INTO sale (id, mail) VALUES (3, 'nobody')
----
error 23513: Check violated: sale column "mail" of the domain "email" "email_check" expected VALUE LIKE '%@%', found {"id":3,"price":1.00,"cost":5.00,"mail":"nobody"}

UPDATE sale SET price = price - 2 WHERE id = 1
----
error 23513: Check violated: sale column "price" of the domain "amount" "not_below" expected VALUE >= 0, found {"id":1,"price":-1.00,"cost":5.00,"mail":"a@b"}

UPDATE sale SET mail = NULL WHERE id = 1
----
error 23502: NULL not allowed: sale column "mail" expected a value of type CHARACTER VARYING(40), found NULL

INSERT INTO sale (id, price, mail) VALUES (1, 5000, 'a@b') ON CONFLICT DO NOTHING
----
error 23513: Check violated: sale column "price" of the domain "amount" "amount_check" expected VALUE < 1000, found {"id":1,"price":5000.00,"cost":5.00,"mail":"a@b"}

-- as the type of a cast

SELECT CAST('12.345' AS amount), 7::amount, CAST(NULL AS amount), TRY_CAST(-3 AS amount), NULL::amount
----
12.35 | 7.00 | null | null | null

SELECT CAST(-1 AS amount)
----
error 23513: Check violated: the domain "amount" "not_below" expected VALUE >= 0, found -1.00

SELECT (SELECT MIN(price) FROM sale)::amount, CAST(price AS public.amount) FROM sale WHERE id = 1
----
1.00 | 1.00

SELECT CAST('x' AS email)
----
error 23513: Check violated: the domain "email" "email_check" expected VALUE LIKE '%@%', found "x"

SELECT CAST(NULL AS email)
----
error 23502: NULL not allowed: the domain "email" expected a value of type CHARACTER VARYING(40), found NULL

SELECT CAST('x' AS amount)
----
error 22018: Invalid value: expected DECIMAL(8, 2), found "x" (line 1, column 8)

SELECT CAST(1 AS amuont)
----
error 42704: Unknown type: "amuont", did you mean "amount"? (line 1, column 18)

SELECT CAST(1 AS nowhere.amount)
----
error 42704: Unknown type: "nowhere.amount" (line 1, column 18)

-- what is told of them

SELECT domain_schema, domain_name, data_type, character_maximum_length, numeric_precision, numeric_scale, domain_default, is_nullable FROM INFORMATION_SCHEMA.DOMAINS ORDER BY domain_name
----
public | amount | DECIMAL | null | 8 | 2 | '1' | YES
public | email | CHARACTER VARYING | 40 | null | null | null | NO

SELECT constraint_name, domain_name FROM INFORMATION_SCHEMA.DOMAIN_CONSTRAINTS ORDER BY constraint_name
----
amount_check | amount
email_check | email
not_below | amount

SELECT constraint_name, check_clause FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS ORDER BY constraint_name
----
amount_check | VALUE < 1000
email_check | VALUE LIKE '%@%'
not_below | VALUE >= 0

SELECT column_name, data_type, is_nullable, column_default, domain_name FROM INFORMATION_SCHEMA.COLUMNS WHERE table_name = 'sale' ORDER BY ordinal_position
----
id | INTEGER | NO | null | null
price | DECIMAL | YES | '1' | amount
cost | DECIMAL | YES | '5' | amount
mail | CHARACTER VARYING | NO | null | email
tags | JSON | YES | null | null

-- changes count for the columns there are

ALTER DOMAIN amount ADD CONSTRAINT small CHECK (VALUE < 10)
----
error 23513: Check violated: sale "small" expected cost < 10 of every document, found {"id":2,"price":null,"cost":10.01,"mail":"c@d"}

ALTER DOMAIN amount ADD CHECK (VALUE <> 50)

UPDATE sale SET price = 50 WHERE id = 1
----
error 23513: Check violated: sale column "price" of the domain "amount" "amount_check1" expected VALUE <> 50, found {"id":1,"price":50.00,"cost":5.00,"mail":"a@b"}

ALTER DOMAIN amount DROP CONSTRAINT amount_check1, SET DEFAULT 3
----
error 42601: Syntax error: expected CASCADE, RESTRICT, ";" or end of statement, found "," (line 1, column 50)

ALTER DOMAIN amount DROP CONSTRAINT amount_check1

ALTER DOMAIN amount DROP CONSTRAINT amount_check1
----
error 42704: Constraint "amount_check1" not found on the domain "amount", did you mean "amount_check"? (line 1, column 37)

ALTER DOMAIN amount DROP CONSTRAINT IF EXISTS amount_check1

UPDATE sale SET price = 50 WHERE id = 1

ALTER DOMAIN amount SET NOT NULL
----
error 23502: NULL not allowed: sale column "price" expected a value in every document, found NULL

UPDATE sale SET price = 1 WHERE price IS NULL

ALTER DOMAIN amount SET NOT NULL

UPDATE sale SET price = NULL
----
error 23502: NULL not allowed: sale column "price" expected a value of type DECIMAL(8, 2), found NULL

ALTER DOMAIN amount DROP NOT NULL

UPDATE sale SET price = NULL WHERE id = 2

ALTER DOMAIN amount SET DEFAULT 2.5

INSERT INTO sale (id, mail) VALUES (4, 'x@y')

SELECT price, cost FROM sale WHERE id = 4
----
2.50 | 5.00

ALTER DOMAIN amount DROP DEFAULT

ALTER DOMAIN amount RENAME CONSTRAINT not_below TO positive

ALTER DOMAIN email DROP NOT NULL

ALTER DOMAIN email RENAME TO mail_address

ALTER DOMAIN email SET DEFAULT 'x'
----
error 42704: Domain "email" not found (line 1, column 14)

ALTER DOMAIN IF EXISTS email SET DEFAULT 'x'

COMMENT ON DOMAIN mail_address IS 'with an @'

SELECT remarks FROM INFORMATION_SCHEMA.DOMAINS WHERE domain_name = 'mail_address'
----
with an @

INSERT INTO sale (id, price, mail) VALUES (5, -2, NULL)
----
error 23513: Check violated: sale column "price" of the domain "amount" "positive" expected VALUE >= 0, found {"id":5,"price":-2.00,"cost":5.00,"mail":null}

INSERT INTO sale (id, mail) VALUES (5, NULL)

-- domains over domains, in schemas, and other ways to a column

CREATE SCHEMA shop

CREATE DOMAIN shop.tiny AS amount CHECK (VALUE < 5)

CREATE TABLE shop.item (id INT PRIMARY KEY, price shop.tiny, cost "amount")

CREATE TABLE item2 (LIKE shop.item)

INSERT INTO item2 VALUES (1, 7, 8)
----
error 23513: Check violated: item2 column "price" of the domain "tiny" "tiny_check" expected VALUE < 5

INSERT INTO item2 VALUES (1, 4, -8)
----
error 23513: Check violated: item2 column "cost" of the domain "amount" "positive" expected VALUE >= 0

INSERT INTO item2 VALUES (1, 4, 8)

ALTER TABLE item2 ADD COLUMN more amount DEFAULT -1
----
error 23513: Check violated: item2 column "more" of the domain "amount" "positive" expected VALUE >= 0

ALTER TABLE item2 ADD COLUMN more amount DEFAULT 9

ALTER TABLE item2 ALTER COLUMN more TYPE shop.tiny
----
error 23513: Check violated: item2 column "more" of the domain "tiny" "tiny_check" expected VALUE < 5

ALTER TABLE item2 ALTER COLUMN price TYPE INT, ALTER COLUMN id TYPE amount, RENAME COLUMN more TO value

INSERT INTO item2 VALUES (2, 7, 8, -1)
----
error 23513: Check violated: item2 column "value" of the domain "amount" "positive" expected VALUE >= 0

INSERT INTO item2 VALUES (-2, 7, 8, 1)
----
error 23513: Check violated: item2 column "id" of the domain "amount" "positive" expected VALUE >= 0

INSERT INTO item2 VALUES (2, 7, 8, 1)

CREATE VIEW casting AS SELECT CAST(id AS amount) AS id FROM item2

CREATE DOMAIN flat AS JSON CHECK (VALUE.a IS NOT NULL)

CREATE TABLE flats (id INT PRIMARY KEY, f flat)

INSERT INTO flats VALUES (1, '{"a": 1}')

INSERT INTO flats VALUES (2, '{"b": 1}')
----
error 23513: Check violated: flats column "f" of the domain "flat" "flat_check" expected VALUE.a IS NOT NULL, found {"id":2,"f":{"b":1}}

-- what is in use stays; with CASCADE columns keep the rules

DROP DOMAIN shop.tiny
----
error 2BP01: Domain "tiny" is the type of column "price" of "item"; change that first or use CASCADE, which keeps the column (line 1, column 13)

DROP DOMAIN amount CASCADE

DROP VIEW IF EXISTS casting

SELECT constraint_name, check_clause FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS WHERE constraint_name LIKE 'sale%' OR constraint_name LIKE 'item2%' ORDER BY constraint_name
----
item2_cost_check | cost >= 0
item2_cost_check1 | cost < 1000
item2_id_check | id >= 0
item2_id_check1 | id < 1000
item2_value_check | value >= 0
item2_value_check1 | value < 1000
sale_cost_check | cost >= 0
sale_cost_check1 | cost < 1000
sale_price_check | price >= 0
sale_price_check1 | price < 1000

UPDATE sale SET price = -7
----
error 23513: Check violated: sale "sale_price_check" expected price >= 0, found {"id":1,"price":-7.00,"cost":5.00,"mail":"a@b"}

SELECT column_name, data_type, domain_name FROM INFORMATION_SCHEMA.COLUMNS WHERE table_name = 'item2' ORDER BY ordinal_position
----
id | DECIMAL | null
price | INTEGER | null
cost | DECIMAL | null
value | DECIMAL | null

DROP SCHEMA shop
----
error 2BP01: Schema "shop" is not empty: it has "item"; drop what is in it first or use CASCADE (line 1, column 13)

DROP SCHEMA shop CASCADE

DROP DOMAIN IF EXISTS shop.tiny, amount

DROP DOMAIN amount
----
error 42704: Domain "amount" not found (line 1, column 13)

DROP TABLE sale

DROP DOMAIN mail_address RESTRICT

SELECT domain_name FROM INFORMATION_SCHEMA.DOMAINS
----
flat

-- words of the grammar are names of domains, too

CREATE DOMAIN position AS INT CHECK (VALUE > 0)

CREATE TABLE places (id INT PRIMARY KEY, position position NOT NULL, untyped)

INSERT INTO places VALUES (1, 0, 1)
----
error 23513: Check violated: places column "position" of the domain "position" "position_check" expected VALUE > 0, found {"id":1,"position":0,"untyped":1}
