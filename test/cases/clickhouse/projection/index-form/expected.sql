CREATE TABLE d.odd
(
    `end */` Int32,
    `..` Int32,
    PROJECTION p INDEX `end */` TYPE basic
)
ENGINE = MergeTree
ORDER BY `..`
SETTINGS index_granularity = 8192;

ALTER TABLE d.t
    ADD PROJECTION p INDEX b TYPE basic FIRST,
    ADD PROJECTION q (SELECT b, _part_offset ORDER BY b);

-- hazard: rewrite: builds projection d.t.p for the parts that are there
ALTER TABLE d.t
    MATERIALIZE PROJECTION p;

-- hazard: rewrite: builds projection d.t.q for the parts that are there
ALTER TABLE d.t
    MATERIALIZE PROJECTION q;
