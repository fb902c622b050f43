CREATE TABLE t (a Int32, i Int64, e Enum8('a' = 1, 'b' = 2), n Nullable(Int32), u UInt8) ENGINE = MergeTree ORDER BY a;
