-- hazard: data-loss: drops column d.t.b with its values
ALTER TABLE d.t
    DROP INDEX i,
    DROP COLUMN `b`,
    ADD COLUMN `c` Int32,
    ADD INDEX i c TYPE minmax GRANULARITY 1;

-- hazard: rewrite: builds index d.t.i for the parts that are there
ALTER TABLE d.t
    MATERIALIZE INDEX i;

-- looks like a rename: column "d"."t"."b" → column "d"."t"."c"
