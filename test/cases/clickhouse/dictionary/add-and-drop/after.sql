CREATE TABLE src (k UInt64, v String) ENGINE = MergeTree ORDER BY k;
CREATE DICTIONARY dict (k UInt64, v String DEFAULT 'none' EXPRESSION lower(v), parent UInt64 DEFAULT 0 HIERARCHICAL) PRIMARY KEY k SOURCE(CLICKHOUSE(TABLE 'src' DB 'd')) LIFETIME(MIN 100 MAX 1000) LAYOUT(HASHED(SHARDS 2)) SETTINGS(max_threads = 1) COMMENT 'it''s';
CREATE TABLE a_user (k UInt64, v String DEFAULT dictGet('d.dict', 'v', k)) ENGINE = MergeTree ORDER BY k;
CREATE VIEW v AS SELECT dictGet('d.dict', 'v', k) AS x FROM src;
