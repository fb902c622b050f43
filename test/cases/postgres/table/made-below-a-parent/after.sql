CREATE TABLE animal (id bigint, name text CHECK (name <> ''));
CREATE TABLE dog (breed text) INHERITS (animal);
CREATE INDEX dog_breed ON dog (breed);
CREATE VIEW dogs AS SELECT id, breed FROM dog;
CREATE TABLE puppy () INHERITS (dog);
