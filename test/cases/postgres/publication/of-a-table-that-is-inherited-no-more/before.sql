CREATE TABLE amounts (b numeric);
CREATE TABLE parent (b integer);
CREATE TABLE child (b integer) INHERITS (parent);
CREATE PUBLICATION news FOR TABLE amounts, ONLY parent;
