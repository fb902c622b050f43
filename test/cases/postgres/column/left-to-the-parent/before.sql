CREATE TABLE parent (a integer);
CREATE TABLE heir (b smallint) INHERITS (parent);
