CREATE TABLE parent (a integer);
CREATE TABLE heir (b numeric);
CREATE VIEW v AS SELECT b FROM heir;
