CREATE TABLE t (a Int32) ENGINE = MergeTree ORDER BY a;
CREATE TABLE stays (a Int32) ENGINE = MergeTree ORDER BY a;
