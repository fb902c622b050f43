CREATE TABLE parent (a integer);
CREATE TABLE heir (b smallint, c integer) INHERITS (parent);
