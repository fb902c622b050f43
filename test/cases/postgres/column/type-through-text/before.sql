CREATE DOMAIN whole AS integer;
CREATE TABLE t (a numeric, b timestamptz, c integer[], d whole, e int4range);
