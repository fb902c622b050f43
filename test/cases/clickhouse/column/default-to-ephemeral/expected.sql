-- hazard: data-loss: drops column d.t.b with its values
ALTER TABLE d.t
    DROP COLUMN `b`,
    ADD COLUMN `b` Int32 EPHEMERAL 1 AFTER `a`,
    MODIFY COLUMN `c` DEFAULT b,
    MODIFY COLUMN `x` EPHEMERAL defaultValueOfTypeName('Int32');
