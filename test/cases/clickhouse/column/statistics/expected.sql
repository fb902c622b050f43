ALTER TABLE d.t
    ADD STATISTICS `b` TYPE tdigest, uniq;

ALTER TABLE d.t
    DROP STATISTICS `c`;

ALTER TABLE d.t
    DROP STATISTICS `e`;

-- hazard: rewrite: rewrites d.t.e from Int32 to Int64 in every part
ALTER TABLE d.t
    MODIFY COLUMN `e` Int64 DEFAULT 3;

ALTER TABLE d.t
    ADD STATISTICS `e` TYPE uniq;
