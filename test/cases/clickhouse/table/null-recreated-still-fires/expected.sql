CREATE OR REPLACE TABLE d.src
(
    `a` Int32,
    CONSTRAINT positive CHECK a > 0
)
ENGINE = Null;
