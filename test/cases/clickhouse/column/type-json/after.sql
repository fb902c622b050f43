CREATE TABLE t (a Int32, j JSON(max_dynamic_paths = 8, x.y UInt32)) ENGINE = MergeTree ORDER BY a;
