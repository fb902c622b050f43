CREATE TABLE parent (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED, c integer, d integer GENERATED ALWAYS AS (a + 2) STORED);
CREATE TABLE heir () INHERITS (parent);
CREATE TABLE new_heir () INHERITS (parent);
CREATE VIEW of_heir AS SELECT b FROM heir;
