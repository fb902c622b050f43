CREATE TABLE src (k UInt64, v String) ENGINE = MergeTree ORDER BY k;
-- trueup: renamed-from dict
CREATE DICTIONARY words (k UInt64, v String) PRIMARY KEY k SOURCE(CLICKHOUSE(TABLE 'src' DB 'd')) LIFETIME(0) LAYOUT(FLAT());
