ALTER TABLE d.t
    ADD COLUMN `n` String AFTER `a`,
    ADD COLUMN `m` Int8,
    MODIFY ORDER BY (a, m, b, n);
