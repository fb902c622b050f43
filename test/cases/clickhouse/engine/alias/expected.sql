CREATE TABLE d.u
(
    `id` UInt64
)
ENGINE = MergeTree
ORDER BY id
SETTINGS index_granularity = 8192;

CREATE OR REPLACE TABLE d.moved
ENGINE = Alias('d', 'u');

ALTER TABLE d.t
    MODIFY COMMENT 'its target';

CREATE TABLE d.three
ENGINE = Alias('d', 'u');

CREATE OR REPLACE TABLE d.two
ENGINE = Alias('t')
COMMENT 'after';
