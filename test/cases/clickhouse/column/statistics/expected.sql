ALTER TABLE d.t
    ADD STATISTICS `b` TYPE tdigest, uniq;

-- hazard: rewrite: builds the statistics of d.t.b for the parts that are there
ALTER TABLE d.t
    MATERIALIZE STATISTICS `b`;

ALTER TABLE d.t
    DROP STATISTICS `c`;

ALTER TABLE d.t
    DROP STATISTICS `e`;

-- hazard: rewrite: rewrites d.t.e from Int32 to Int64 in every part
ALTER TABLE d.t
    MODIFY COLUMN `e` Int64 DEFAULT 3;

ALTER TABLE d.t
    ADD STATISTICS `e` TYPE uniq;

-- hazard: rewrite: builds the statistics of d.t.e for the parts that are there
ALTER TABLE d.t
    MATERIALIZE STATISTICS `e`;
