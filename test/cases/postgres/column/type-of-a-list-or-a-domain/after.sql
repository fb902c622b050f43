CREATE DOMAIN amount AS int;
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE TABLE t (a bigint[], b varchar(5), c amount, d positive, e int);
