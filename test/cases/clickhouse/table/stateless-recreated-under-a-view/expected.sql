CREATE OR REPLACE TABLE d.src
(
    `a` Int32
)
ENGINE = GenerateRandom(1, 5, 3);
