CREATE TABLE parent (a integer);
CREATE TABLE heir () INHERITS (parent);
