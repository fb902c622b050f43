CREATE TABLE t (a integer, b integer, CONSTRAINT c CHECK (b > 0)) PARTITION BY HASH (a);
CREATE TABLE t_0 (a integer, b integer);
