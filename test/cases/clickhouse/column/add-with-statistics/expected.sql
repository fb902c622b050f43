CREATE OR REPLACE TABLE d.n
(
    `a` Int32 STATISTICS(uniq)
)
ENGINE = Null;

ALTER TABLE d.t
    ADD COLUMN `b` LowCardinality(String) AFTER `a`;

ALTER TABLE d.t
    ADD COLUMN `k` Int32,
    MODIFY ORDER BY (a, k);

ALTER TABLE d.t
    ADD STATISTICS `k` TYPE uniq, minmax;

ALTER TABLE d.t
    ADD STATISTICS `b` TYPE uniq;
