ALTER TABLE d.t
    ADD COLUMN `c` Int8;

CREATE OR REPLACE VIEW d.v
(
    `a` Int32,
    `b` String,
    `c` Int8
)
AS SELECT *
FROM d.t;
