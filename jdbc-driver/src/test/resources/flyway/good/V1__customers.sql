-- Two statements, and a text with what looks like the end of one.
CREATE TABLE customer (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name VARCHAR(50) NOT NULL);
INSERT INTO customer (name) VALUES ($$Anna; $1$$);
