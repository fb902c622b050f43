CREATE DOMAIN amount AS int;
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE TABLE t (a int, b varchar(5), c int, d int, e positive);
