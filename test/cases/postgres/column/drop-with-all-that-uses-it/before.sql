CREATE TABLE t (a int, b int UNIQUE, c int CHECK (c > 0), d serial);
CREATE INDEX t_ab_idx ON t (a, b);
CREATE STATISTICS t_ab ON a, b FROM t;
