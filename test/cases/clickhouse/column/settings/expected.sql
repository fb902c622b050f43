ALTER TABLE d.t
    MODIFY COLUMN `b` MODIFY SETTING max_compress_block_size = 4000;

ALTER TABLE d.t
    MODIFY COLUMN `c` MODIFY SETTING min_compress_block_size = 2000;

ALTER TABLE d.t
    MODIFY COLUMN `c` RESET SETTING max_compress_block_size;
