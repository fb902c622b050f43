CREATE TABLE d.t
(
    first String MATERIALIZED upper(value),
    id DateTime,
    value String SETTINGS (min_compress_block_size = 8192, max_compress_block_size = 16384)
)
ENGINE = MergeTree ORDER BY id;
