CREATE TABLE parent (a integer, b text, c integer GENERATED ALWAYS AS (a + 1) STORED, CONSTRAINT small CHECK (a < 100));
CREATE TABLE stays (d integer) INHERITS (parent);
CREATE TABLE other (a integer, CONSTRAINT small CHECK (a < 100));
CREATE TABLE goes (e integer) INHERITS (other);
