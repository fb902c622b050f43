-- hazard: data-loss: drops column d.t.a with its values
ALTER TABLE d.t
    DROP COLUMN `a`,
    ADD COLUMN `c` Int32 ALIAS b;
