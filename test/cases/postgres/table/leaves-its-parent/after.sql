CREATE TABLE parent (a integer, b text, c integer GENERATED ALWAYS AS (a + 1) STORED, CONSTRAINT small CHECK (a < 100));
CREATE TABLE stays (a integer, d integer, CONSTRAINT small CHECK (d < 100));
CREATE TABLE goes (a integer, e integer, CONSTRAINT small CHECK (a < 100));
