-- what dumps and migrations of other databases say, where there is nothing to do or only another word for it

CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA public

CREATE EXTENSION pgcrypto

COMMENT ON EXTENSION "uuid-ossp" IS 'generate universally unique identifiers (UUIDs)'

SELECT uuid_generate_v4() <> gen_random_uuid()
----
true

CREATE TABLE t (id INT, a INT)

ALTER TABLE t DISABLE TRIGGER ALL

ALTER TABLE ONLY public.t ENABLE TRIGGER USER

ALTER TABLE t DISABLE TRIGGER audit_rows
----
error 42601

-- H2 names the schema of a constraint

ALTER TABLE "public"."t" ADD CONSTRAINT "public"."CONSTRAINT_4" PRIMARY KEY ("id")

ALTER TABLE t ADD CONSTRAINT public.t_a_unique UNIQUE (a)

ALTER TABLE t DROP CONSTRAINT public.t_a_unique

CREATE TABLE u (id INT, CONSTRAINT public.u_key PRIMARY KEY (id), CONSTRAINT public.u_positive CHECK (id > 0))

INSERT INTO u VALUES (0)
----
error 23513: Check violated: u "u_positive"

MERGE INTO t (id, a) KEY (id) VALUES (1, 2)
----
changed 1

-- SQL Server

BEGIN TRAN

INSERT INTO u VALUES (1)
----
changed 1

SELECT x.id FROM u AS x WITH (NOLOCK) JOIN t WITH (NOLOCK, ROWLOCK) ON t.id = x.id
----
1

SELECT * FROM u WITH (UPDLOCK)
----
error 0A000: WITH (UPDLOCK) is not supported: SELECT … FOR UPDATE [SKIP LOCKED] locks rows, LOCK TABLE tables (line 1, column 23)

ROLLBACK TRAN

SELECT COUNT(*) FROM u
----
0


-- MariaDB's and Oracle's sequences, and where Oracle begins to store a table

CREATE SEQUENCE from_mariadb START WITH 1 MINVALUE 1 MAXVALUE 9223372036854775806 INCREMENT BY 1 NOCACHE NOCYCLE ENGINE=InnoDB

CREATE SEQUENCE from_oracle START WITH 0 MINVALUE 0 MAXVALUE 9223372036854775807 ORDER NOCYCLE

SELECT NEXTVAL('from_mariadb'), NEXTVAL('from_oracle')
----
1 | 0

ALTER SEQUENCE from_oracle NOORDER

CREATE TABLE segmented (id NUMBER(19, 0) NOT NULL PRIMARY KEY, name VARCHAR2(100 char)) SEGMENT CREATION IMMEDIATE

INSERT INTO segmented VALUES (1, 'a')
----
changed 1
