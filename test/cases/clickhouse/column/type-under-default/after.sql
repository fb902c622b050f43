CREATE TABLE t (a Int32, b Int64, c Int64 MATERIALIZED b + 1, d DEFAULT b * 2, v String ALIAS toString(b), CONSTRAINT k CHECK b > 0) ENGINE = MergeTree ORDER BY a;
