CREATE TABLE t (a Int32) ENGINE = MergeTree ORDER BY a SETTINGS parts_to_throw_insert = 600, parts_to_delay_insert = 300, old_parts_lifetime = 10;
