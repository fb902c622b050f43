CREATE TABLE t (a real);
