CREATE TABLE t (a Int32, b Int32, c String) ENGINE = MergeTree PRIMARY KEY a ORDER BY (a, c);
