CREATE OR REPLACE TABLE d.src
(
    `k` UInt64,
    `v` String
)
ENGINE = GenerateRandom(1, 5, 3);
