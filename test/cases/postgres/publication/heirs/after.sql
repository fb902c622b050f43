CREATE TABLE parent (a integer);
CREATE TABLE heir () INHERITS (parent);
CREATE PUBLICATION p FOR TABLE parent WHERE (a > 5);
