CREATE TABLE t (a Int32, c Int32, b Int64 DEFAULT 3) ENGINE = MergeTree ORDER BY a SETTINGS old_parts_lifetime = 20 COMMENT 'x';
