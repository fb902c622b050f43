CREATE TABLE t (a bigint, b text);
CREATE TABLE u (id integer, t t);
