CREATE TABLE t (a Int32, b Int32, PROJECTION p (SELECT a ORDER BY b) WITH SETTINGS (index_granularity = 4096)) ENGINE = MergeTree ORDER BY a;
