ALTER TABLE d.t
    ADD COLUMN `first` String MATERIALIZED upper(value) FIRST,
    ADD COLUMN `value` String;

ALTER TABLE d.t
    MODIFY COLUMN `value` MODIFY SETTING min_compress_block_size = 8192, max_compress_block_size = 16384;
