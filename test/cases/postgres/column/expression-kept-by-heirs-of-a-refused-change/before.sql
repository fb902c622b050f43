CREATE TABLE parent (amount integer, twice integer GENERATED ALWAYS AS (amount * 2) STORED);
CREATE TABLE child () INHERITS (parent);
CREATE TABLE grandchild () INHERITS (child);
COMMENT ON COLUMN grandchild.twice IS 'as above';
CREATE TABLE beside (id integer);
