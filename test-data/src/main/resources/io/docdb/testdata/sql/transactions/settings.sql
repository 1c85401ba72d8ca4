-- SET, SET LOCAL, RESET, SHOW and the functions that do the same

SHOW server_version_num
----
'1'

SHOW standard_conforming_strings
----
on

SET extra_float_digits = 3

SHOW extra_float_digits
----
'3'

SELECT current_setting('lock_timeout'), current_setting('nothing', TRUE), CURRENT_SETTING('TimeZone') IS NOT NULL
----
'5000' | null | true

SELECT current_setting('nothing')
----
error 42704: Setting "nothing" not found

-- an application's own settings have a dot in their names

SET myapp.user = 'ada'

SELECT current_setting('myapp.user')
----
ada

SELECT set_config('myapp.user', 'bob', false), current_setting('myapp.user')
----
bob | bob

RESET myapp.user

SELECT current_setting('myapp.user', true)
----
null

-- LOCAL is until the end of the transaction

BEGIN

SET LOCAL lock_timeout = 7000

SET LOCAL myapp.tenant = 'x'

SELECT set_config('statement_timeout', '9000', true), current_setting('myapp.tenant')
----
'9000' | x

SHOW lock_timeout
----
'7000'

COMMIT

SHOW lock_timeout
----
'5000'

SELECT current_setting('statement_timeout'), current_setting('myapp.tenant', true)
----
'0' | null

BEGIN

SET LOCAL null_ordering = high

SET LOCAL null_ordering = first

ROLLBACK

SHOW null_ordering
----
low

-- what is set for good after that stays

BEGIN

SET LOCAL lock_timeout = 7000

SET lock_timeout = 8000

COMMIT

SHOW lock_timeout
----
'8000'

SET LOCAL lock_timeout = 1

SHOW lock_timeout
----
'8000'

RESET lock_timeout

SHOW lock_timeout
----
'5000'

-- several settings, with MySQL's variables

SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0

SHOW foreign_key_checks
----
off

SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='TRADITIONAL,ALLOW_INVALID_DATES', SESSION UNIQUE_CHECKS = 0, @@session.sql_notes := 0

SHOW sql_mode
----
TRADITIONAL,ALLOW_INVALID_DATES

SET SQL_MODE=@OLD_SQL_MODE

SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS

SHOW foreign_key_checks
----
on

SHOW sql_mode
----


SET @t = @@group_concat_max_len

SET @@group_concat_max_len = 5

SET @@group_concat_max_len = @t

SHOW group_concat_max_len
----
'4294967295'

SET search_path TO nowhere, public

SET lock_timeout = 1, nothing = 2
----
error 42704: Setting "nothing" not found

RESET ALL

SHOW lock_timeout
----
'5000'

-- DISCARD

CREATE TEMPORARY TABLE passing (id INT)

DISCARD PLANS

DISCARD TEMP

SELECT * FROM passing
----
error 42S02: Collection or table "passing" not found

SET lock_timeout = 1

BEGIN

DISCARD ALL
----
error 25000: DISCARD ALL expected no open transaction

ROLLBACK

DISCARD ALL

SHOW lock_timeout
----
'5000'

DISCARD SOME
----
error 42601: Syntax error: expected

-- advisory locks: the session that has one may take it again

SELECT pg_try_advisory_lock(1), pg_try_advisory_lock(1), pg_try_advisory_lock(1, 2)
----
true | true | true

SELECT pg_advisory_unlock(1), pg_advisory_unlock(1), pg_advisory_unlock(1)
----
true | true | false

SELECT pg_advisory_lock(7), pg_advisory_lock_shared(8)
----
'' | ''

SELECT pg_advisory_unlock_all()
----


SELECT pg_advisory_unlock(7), pg_advisory_unlock_shared(8)
----
false | false

SELECT GET_LOCK('job', 1), IS_FREE_LOCK('JOB'), IS_USED_LOCK('job') = CONNECTION_ID(), RELEASE_LOCK('job'), RELEASE_LOCK('job')
----
1 | 0 | true | 1 | null

-- nothing to do

;

-- a comment alone
/* and another */
----
changed 0
