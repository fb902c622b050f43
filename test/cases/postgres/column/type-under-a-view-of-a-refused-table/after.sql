CREATE TABLE parent (a integer);
CREATE TABLE heir (b smallint) INHERITS (parent);
CREATE VIEW v AS SELECT b FROM heir;
