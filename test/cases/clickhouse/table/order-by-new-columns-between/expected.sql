ALTER TABLE d.t
    ADD COLUMN `m` Int8,
    ADD COLUMN `n` String AFTER `a`,
    MODIFY ORDER BY (a, m, b, n);
