-- Arguments by their names, for functions where PostgreSQL documents some.

SELECT jsonb_set('{"a":1}', '{b}', '2', create_if_missing => false), jsonb_set(path => '{b}', jsonb_in => '{"a":1}', replacement => '2')
----
{"a":1} | {"a":1,"b":2}

SELECT jsonb_path_query('{"a":1}', 'strict $.b', silent => true)
----


SELECT jsonb_path_exists('{"a":1}', '$.a ? (@ > $x)', vars => '{"x":0}'), jsonb_path_query_array(target => '[1,2]', path => '$[*]'), jsonb_path_query_first('[1]', 'strict $.a', silent => true)
----
true | [1,2] | null

SELECT jsonb_insert('{"a":[1]}', '{a,0}', '2', insert_after => true)
----
{"a":[1,2]}

SELECT * FROM jsonb_array_elements(from_json => '[1,2]')
----
1
2

SELECT make_interval(1, months => 2), make_interval(secs => 1.5)
----
"P1Y2M" | "PT1.5S"

SELECT make_interval(dais => 3)
----
error 42883: Function make_interval has no argument "dais", did you mean "days"?; it has [years, months, weeks, days, hours, mins, secs] (line 1, column 22)

SELECT make_date(year => 2024, day => 1)
----
error 42883: Function make_date expects the argument "month" (line 1, column 8)

SELECT make_date(2024, month => 1, 3)
----
error 42601: Arguments without a name are expected before those with one (line 1, column 36)

SELECT make_date(2024, year => 1, month => 3, day => 2)
----
error 42601: Argument "year" of make_date is given twice (line 1, column 24)

SELECT upper(x => 'a')
----
error 0A000: Arguments of this function have no names here: x =>; give them in order (line 1, column 14)
