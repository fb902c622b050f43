CREATE TABLE src (k UInt64, v String, w String) ENGINE = MergeTree ORDER BY k;
CREATE DICTIONARY dict (k UInt64, v String) PRIMARY KEY k SOURCE(CLICKHOUSE(TABLE 'src' DB 'd')) LIFETIME(0) LAYOUT(FLAT());
CREATE TABLE uses (k UInt64, v String DEFAULT dictGet('d.dict', 'v', k)) ENGINE = MergeTree ORDER BY k;
