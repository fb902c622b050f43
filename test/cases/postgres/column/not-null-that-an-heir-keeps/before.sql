CREATE TABLE person (name text NOT NULL, born date);
CREATE TABLE worker (pay integer, CONSTRAINT worker_key PRIMARY KEY (name)) INHERITS (person);
CREATE TABLE guest () INHERITS (person);
CREATE TABLE friend () INHERITS (guest);
