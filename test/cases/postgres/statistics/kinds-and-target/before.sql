CREATE TABLE t (id int PRIMARY KEY, a text, b int);
CREATE STATISTICS st ON a, b FROM t;
