CREATE VIEW d.src AS SELECT toUInt64(number) AS id, toString(number) AS a FROM system.numbers LIMIT 3;
CREATE DICTIONARY d.names (id UInt64, a String) PRIMARY KEY id SOURCE(CLICKHOUSE(TABLE 'src' DB 'd')) LAYOUT(FLAT()) LIFETIME(0);
