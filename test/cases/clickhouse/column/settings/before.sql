CREATE TABLE t (a Int32, b String, c String SETTINGS (min_compress_block_size = 1000, max_compress_block_size = 5000)) ENGINE = MergeTree ORDER BY a;
