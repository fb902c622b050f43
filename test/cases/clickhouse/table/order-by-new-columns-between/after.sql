CREATE TABLE t (a Int32, n String, b Int32, m Int8) ENGINE = MergeTree PRIMARY KEY a ORDER BY (a, m, b, n);
