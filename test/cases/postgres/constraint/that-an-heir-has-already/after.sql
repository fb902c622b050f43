CREATE TABLE parent (a integer, CONSTRAINT c CHECK (a > 0));
CREATE TABLE heir () INHERITS (parent);
