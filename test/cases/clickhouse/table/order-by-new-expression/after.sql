CREATE TABLE t (a Int32, s String) ENGINE = MergeTree PRIMARY KEY a ORDER BY (a, lower(s));
