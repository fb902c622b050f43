CREATE TABLE parent (a integer, b integer);
CREATE TABLE heir (UNIQUE (a)) INHERITS (parent);
ALTER TABLE parent ADD FOREIGN KEY (b) REFERENCES heir (a);
