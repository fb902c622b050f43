CREATE OR REPLACE TABLE d.out
(
    `a` Int32
)
ENGINE = Distributed('main', 'd', 'src', rand());
