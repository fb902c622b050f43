CREATE TABLE d.t (id UInt64, m Array(UInt64)) ENGINE = MergeTree ORDER BY id;
