CREATE TABLE people (id int PRIMARY KEY, name text);
CREATE VIEW v AS SELECT name FROM people;
