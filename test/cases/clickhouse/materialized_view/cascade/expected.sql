ALTER TABLE d.one
    ADD COLUMN `c` Int32;

ALTER TABLE d.t
    ADD COLUMN `c` Int32;

ALTER TABLE d.two
    ADD COLUMN `c` Int32;

ALTER TABLE d.m1
    MODIFY QUERY
SELECT
    a,
    c
FROM d.t;

-- hazard: data-loss: drops column d.t.b with its values
ALTER TABLE d.t
    DROP COLUMN `b`;

ALTER TABLE d.m2
    MODIFY QUERY
SELECT
    a,
    c
FROM d.one;

-- hazard: data-loss: drops column d.one.b with its values
ALTER TABLE d.one
    DROP COLUMN `b`;

-- hazard: data-loss: drops column d.two.b with its values
ALTER TABLE d.two
    DROP COLUMN `b`;

-- looks like a rename: column "d"."one"."b" → column "d"."one"."c"
-- looks like a rename: column "d"."t"."b" → column "d"."t"."c"
-- looks like a rename: column "d"."two"."b" → column "d"."two"."c"
