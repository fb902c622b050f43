CREATE TABLE t (a Int32, x Tuple(p Int64, q String), n Nested(k String, v Int32, w Int8)) ENGINE = MergeTree ORDER BY a;
