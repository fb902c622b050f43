CREATE TABLE t (a Int32, b Int32) ENGINE = MergeTree PRIMARY KEY a ORDER BY (a, b);
