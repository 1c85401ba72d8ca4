CREATE TABLE half (id INT PRIMARY KEY);
INSERT INTO custmer (name) VALUES ('nobody');
