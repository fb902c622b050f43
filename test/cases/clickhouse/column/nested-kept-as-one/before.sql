CREATE TABLE d.t (id UInt64, a Nested(x String, y UInt8)) ENGINE = MergeTree ORDER BY id SETTINGS flatten_nested = 0;
