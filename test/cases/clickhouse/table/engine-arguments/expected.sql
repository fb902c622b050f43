CREATE OR REPLACE TABLE d.g
(
    `a` Int32
)
ENGINE = GenerateRandom(2, 5, 3);

CREATE OR REPLACE TABLE d.m
(
    `a` Int32
)
ENGINE = Merge('d', '^b$');

CREATE OR REPLACE TABLE d.t
(
    `a` Int32
)
ENGINE = Buffer('d', 'b', 2, 10, 100, 10, 1000, 10000, 100000);

CREATE OR REPLACE TABLE d.u
(
    `a` Int32
)
ENGINE = URL('http://localhost:1/b.csv', 'CSV');

CREATE OR REPLACE TABLE d.x
(
    `a` Int32
)
ENGINE = Distributed('main', 'd', 'b', rand());
