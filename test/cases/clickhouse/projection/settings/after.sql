CREATE TABLE t (a Int32, b Int32, PROJECTION p (SELECT a ORDER BY b) WITH SETTINGS (index_granularity = 2048)) ENGINE = MergeTree ORDER BY a;
