CREATE TABLE `t-1` (a Int32, `drop` Int32, `b``t` String, `x.y` Int32, `Ünï` Int32) ENGINE = MergeTree ORDER BY a;
