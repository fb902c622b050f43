-- hazard: not-atomic: rows inserted before d.mv is there again do not pass through it
DROP VIEW d.mv SYNC;

-- hazard: rewrite: rewrites d.one.n from UInt32 to UInt64 in every part
ALTER TABLE d.one
    MODIFY COLUMN `n` UInt64;

-- hazard: rewrite: rewrites d.t.n from UInt32 to UInt64 in every part
ALTER TABLE d.t
    MODIFY COLUMN `n` UInt64;

CREATE MATERIALIZED VIEW d.mv
TO d.one
(
    `a` Int32,
    `n` UInt64
)
AS SELECT
    a,
    n
FROM d.t;
