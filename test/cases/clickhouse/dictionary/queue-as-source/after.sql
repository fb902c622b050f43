CREATE TABLE d.queue (id UInt64, a String, b UInt64, c Int8) ENGINE = Kafka('localhost:1', 'topic', 'group', 'JSONEachRow');
CREATE DICTIONARY d.same (id UInt64, a String) PRIMARY KEY id SOURCE(CLICKHOUSE(TABLE 'queue' DB 'd')) LAYOUT(FLAT()) LIFETIME(0);
CREATE DICTIONARY d.changed (id UInt64, b UInt64) PRIMARY KEY id SOURCE(CLICKHOUSE(TABLE 'queue' DB 'd')) LAYOUT(FLAT()) LIFETIME(0);
CREATE VIEW d.v AS SELECT dictGet('d.same', 'a', number) AS a FROM system.numbers;
