CREATE TABLE d.t (id UInt64, a Nested(x String, y UInt8), b Nested(z String)) ENGINE = MergeTree ORDER BY id SETTINGS flatten_nested = 0;
CREATE TABLE d.u (id UInt64, a Nested(x String)) ENGINE = Memory SETTINGS flatten_nested = 0;
