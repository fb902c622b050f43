CREATE TABLE t (a Int32, v Array(Float32)) ENGINE = MergeTree ORDER BY a;
