CREATE TABLE src (k UInt64, v String) ENGINE = MergeTree ORDER BY k;
CREATE DICTIONARY dict (k UInt64, v String) PRIMARY KEY k SOURCE(CLICKHOUSE(TABLE 'src' DB 'd')) LIFETIME(0) LAYOUT(FLAT());
CREATE TABLE over (k UInt64, v String) ENGINE = Dictionary('d.dict');
