CREATE TABLE t (a integer, b text);
CREATE TABLE u (id integer, t t);
