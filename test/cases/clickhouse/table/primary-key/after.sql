CREATE TABLE t (a Int32, b Int32) ENGINE = MergeTree PRIMARY KEY (a, b) ORDER BY (a, b);
