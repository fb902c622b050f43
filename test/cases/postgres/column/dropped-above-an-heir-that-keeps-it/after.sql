CREATE TABLE parent (a integer);
CREATE TABLE keeps (b integer) INHERITS (parent);
CREATE TABLE loses () INHERITS (parent);
