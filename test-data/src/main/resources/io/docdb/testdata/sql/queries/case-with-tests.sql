-- behind an operand a branch may test it (SQL:2003, F262)

SELECT a, CASE a WHEN IN (1, 2) THEN 'few' WHEN IS NULL THEN 'none' WHEN BETWEEN 3 AND 4 THEN 'some' WHEN 5, > 100 THEN 'odd' ELSE 'many' END FROM (VALUES (1), (NULL), (3), (5), (7), (200)) t(a)
----
1 | few
null | none
3 | some
5 | odd
7 | many
200 | odd

SELECT CASE 'abc' WHEN NOT LIKE 'a%' THEN 'other' WHEN LIKE 'a%' THEN 'a' END, CASE 2 WHEN NOT BETWEEN 1 AND 3 THEN 'out' ELSE 'in' END, CASE NULL WHEN > 1 THEN 'more' WHEN NULL THEN 'null' ELSE 'else' END
----
a | in | else

SELECT CASE 3 WHEN = ANY (SELECT x FROM (VALUES (3), (4)) v(x)) THEN 'there' END
----
there

CREATE VIEW named AS SELECT CASE a WHEN < 10 THEN 'small' WHEN 10 THEN 'ten' END AS size FROM (VALUES (3), (10), (11)) t(a)

SELECT size FROM named
----
small
ten
null

SELECT view_definition LIKE '%WHEN < 10 THEN ''small'' WHEN 10 THEN%' FROM information_schema.views WHERE table_name = 'named'
----
true

SELECT CASE random() WHEN < 0.5 THEN 1 END
----
error 0A000: CASE over what changes with each evaluation takes values to compare with, no tests (line 1, column 27)

SELECT CASE 1 WHEN IN THEN 2 END
----
error 42601
