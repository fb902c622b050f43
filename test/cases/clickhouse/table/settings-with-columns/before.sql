CREATE TABLE t (a Int32, b Int32) ENGINE = MergeTree ORDER BY a SETTINGS old_parts_lifetime = 10;
