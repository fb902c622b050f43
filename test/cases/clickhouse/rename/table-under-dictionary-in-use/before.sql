CREATE TABLE src (k UInt64, v String) ENGINE = MergeTree ORDER BY k;
CREATE DICTIONARY dict (k UInt64, v String) PRIMARY KEY k SOURCE(CLICKHOUSE(TABLE 'src' DB 'd')) LIFETIME(0) LAYOUT(FLAT());
CREATE TABLE u (k UInt64, v String DEFAULT dictGet('d.dict', 'v', k)) ENGINE = MergeTree ORDER BY k;
