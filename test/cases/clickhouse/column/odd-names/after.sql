CREATE TABLE `t-1` (a Int32, `drop` Int64, `b``t` Nullable(String), `x.y` Int64 COMMENT 'c', `Ünï` Int32 DEFAULT `drop`, `sel'ect` Int8) ENGINE = MergeTree ORDER BY a;
