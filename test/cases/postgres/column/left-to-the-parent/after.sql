CREATE TABLE parent (a integer, b real);
CREATE TABLE heir () INHERITS (parent);
