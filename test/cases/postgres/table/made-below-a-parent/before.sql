CREATE TABLE animal (id bigint, name text CHECK (name <> ''));
CREATE TABLE dog (id bigint, name text, breed text);
CREATE INDEX dog_breed ON dog (breed);
CREATE VIEW dogs AS SELECT id, breed FROM dog;
CREATE TABLE puppy () INHERITS (dog);
