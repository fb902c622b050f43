CREATE TABLE t (a Int32, i Int8, e Enum8('a' = 1), n Int32, u Int8) ENGINE = MergeTree ORDER BY a;
