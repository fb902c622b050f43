CREATE TABLE t (b integer, a integer);
CREATE STATISTICS st ON b, a FROM t;
