CREATE TABLE one (a Int32) ENGINE = MergeTree ORDER BY a;
