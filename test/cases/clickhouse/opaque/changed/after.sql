CREATE TABLE src (a Int32, at DateTime) ENGINE = MergeTree ORDER BY a;
