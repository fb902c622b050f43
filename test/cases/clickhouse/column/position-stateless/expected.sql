CREATE OR REPLACE TABLE d.u
(
    `b` Int32,
    `a` Int32
)
ENGINE = URL('http://localhost:1/a.csv', 'CSV');

ALTER TABLE d.m
    MODIFY COLUMN `b` Int32 FIRST;

ALTER TABLE d.n
    MODIFY COLUMN `b` Int32 FIRST;

ALTER TABLE d.s
    MODIFY COLUMN `b` Int32 FIRST;
