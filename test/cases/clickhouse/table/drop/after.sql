CREATE TABLE stays (a Int32) ENGINE = MergeTree ORDER BY a;
