CREATE TABLE t (a Int32) ENGINE = Memory SETTINGS max_rows_to_keep = 1000;
