CREATE TABLE t (a Int32, b String SETTINGS (max_compress_block_size = 4000), c String SETTINGS (min_compress_block_size = 2000)) ENGINE = MergeTree ORDER BY a;
