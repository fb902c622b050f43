CREATE TABLE t (a Int32, b Int32) ENGINE = MergeTree ORDER BY (a DESC, b) SETTINGS allow_experimental_reverse_key = 1;
