CREATE TABLE t (a Int32, b Int32, c Int32 CODEC(Delta, LZ4), e Int32 COMMENT 'x' CODEC(ZSTD(1))) ENGINE = MergeTree ORDER BY a;
