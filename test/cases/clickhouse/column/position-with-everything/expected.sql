-- hazard: data-loss: drops column d.t.e with its values
-- hazard: rewrite: rewrites d.t.g from Int32 to Int64 in every part
ALTER TABLE d.t
    DROP COLUMN `e`,
    ADD COLUMN `n` Int8 FIRST,
    MODIFY COLUMN `g` Int64 AFTER `n`,
    COMMENT COLUMN `g` 'x',
    ADD COLUMN `m` Int8 AFTER `a`,
    MODIFY COLUMN `c` Int32 AFTER `m`,
    MODIFY COLUMN `b` DEFAULT 5;
