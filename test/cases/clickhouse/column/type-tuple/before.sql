CREATE TABLE t (a Int32, x Tuple(p Int32, q String), n Nested(k String, v Int32)) ENGINE = MergeTree ORDER BY a;
