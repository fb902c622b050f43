CREATE TABLE parent (a integer, b integer, c integer GENERATED ALWAYS AS (a + 1) STORED);
CREATE TABLE heir () INHERITS (parent);
CREATE VIEW of_heir AS SELECT b FROM heir;
