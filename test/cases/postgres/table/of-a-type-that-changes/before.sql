CREATE TYPE person AS (id int, name varchar(20), age int);
CREATE TYPE thing AS (id int, name varchar(20), age int, weight numeric);
CREATE TABLE customer OF person (PRIMARY KEY (id), name NOT NULL);
CREATE TABLE supplier (id int, name varchar(20), age int);
CREATE TABLE staff OF person;
CREATE TABLE goods OF person;
CREATE VIEW names AS SELECT name FROM customer;
