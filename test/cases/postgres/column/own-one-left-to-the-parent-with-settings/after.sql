CREATE TABLE parent (amount text, day boolean);
CREATE TABLE heir () INHERITS (parent);
ALTER TABLE parent ALTER COLUMN amount SET STATISTICS 0;
