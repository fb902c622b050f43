CREATE TABLE d.queue (id UInt64, a String, b String) ENGINE = Kafka('localhost:1', 'topic', 'group', 'JSONEachRow');
CREATE DICTIONARY d.same (id UInt64, a String) PRIMARY KEY id SOURCE(CLICKHOUSE(TABLE 'queue' DB 'd')) LAYOUT(FLAT()) LIFETIME(0);
CREATE TABLE d.user (id UInt64, a String DEFAULT dictGet('d.same', 'a', id)) ENGINE = MergeTree ORDER BY id;
