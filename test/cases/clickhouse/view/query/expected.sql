ALTER TABLE d.t
    ADD COLUMN `c` Int8;

CREATE OR REPLACE VIEW d.v
(
    `a` Int32,
    `b` String,
    `c` Int8
)
AS SELECT
    a,
    b,
    c
FROM d.t;

CREATE OR REPLACE VIEW d.`over`
(
    `a` Int32,
    `c` Int8
)
AS SELECT
    a,
    c
FROM d.v;
