CREATE TABLE src (k UInt64, v String) ENGINE = MergeTree ORDER BY k;
CREATE TABLE x (k UInt64, v String) ENGINE = Null;
