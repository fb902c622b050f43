CREATE TABLE parent (a integer, b integer, c integer);
CREATE TABLE keeps () INHERITS (parent);
CREATE TABLE loses () INHERITS (parent);
