-- hazard: data-loss: drops column d.t.b with its values
ALTER TABLE d.t
    DROP COLUMN `b`,
    ADD COLUMN `c` Int32;

-- looks like a rename: column "d"."t"."b" → column "d"."t"."c"
