CREATE TYPE person AS (id bigint, name text, born date);
CREATE TYPE thing AS (id int, name varchar(20), age int, weight numeric);
CREATE TABLE customer OF person (PRIMARY KEY (id), name NOT NULL, born DEFAULT '2000-01-01');
CREATE TABLE supplier OF person;
CREATE TABLE staff (id int, name varchar(20), age int);
CREATE TABLE goods OF thing;
CREATE VIEW names AS SELECT name FROM customer;
