CREATE TABLE amounts (b numeric);
CREATE TABLE parent (b integer);
CREATE TABLE child (b integer);
CREATE PUBLICATION news FOR TABLE parent;
