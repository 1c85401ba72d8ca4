-- as many bits as the type has

SELECT TO_HEX(255), TO_HEX(-1), TO_HEX(CAST(-1 AS BIGINT)), TO_HEX(-255::BIGINT), TO_HEX(2147483648), TO_HEX(-2147483649), TO_OCT((-1)::BIGINT), TO_BIN(5::BIGINT)
----
ff | ffffffff | ffffffffffffffff | ffffffffffffff01 | '80000000' | ffffffff7fffffff | '1777777777777777777777' | '101'

CREATE TABLE n (i INTEGER, l BIGINT)

INSERT INTO n VALUES (-2, -2)

SELECT TO_HEX(i), TO_HEX(l) FROM n
----
fffffffe | fffffffffffffffe
