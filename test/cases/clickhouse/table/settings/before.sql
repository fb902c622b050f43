CREATE TABLE t (a Int32) ENGINE = MergeTree ORDER BY a SETTINGS min_bytes_for_wide_part = 0, parts_to_throw_insert = 500, old_parts_lifetime = 10;
