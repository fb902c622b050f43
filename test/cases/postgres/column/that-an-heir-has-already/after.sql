CREATE TABLE parent (a integer, b real);
CREATE TABLE heir (b real, c integer) INHERITS (parent);
