CREATE OR REPLACE TABLE d.bucket
(
    `a` Int32,
    `b` String
)
ENGINE = S3('http://localhost:1/bucket/a.csv', 'NOSIGN', 'CSV');

CREATE OR REPLACE TABLE d.noise
(
    `a` Int32,
    `b` String
)
ENGINE = GenerateRandom(1, 5, 3);

CREATE OR REPLACE TABLE d.web
(
    `a` Int32,
    `b` String
)
ENGINE = URL('http://localhost:1/a.csv', 'CSV');

ALTER TABLE d.base
    ADD COLUMN `b` String;

ALTER TABLE d.buffer
    ADD COLUMN `b` String;

ALTER TABLE d.merged
    ADD COLUMN `b` String;

ALTER TABLE d.nothing
    MODIFY COLUMN `a` Int64,
    ADD COLUMN `b` String;

ALTER TABLE d.spread
    ADD COLUMN `b` String;
