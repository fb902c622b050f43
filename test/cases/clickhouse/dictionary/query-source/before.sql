CREATE TABLE src (k UInt64, v String) ENGINE = MergeTree ORDER BY k;
