-- hazard: not-atomic: rows inserted before d.m2 is there again do not pass through it
DROP VIEW d.m2 SYNC;

ALTER TABLE d.m1
    MODIFY COMMENT 'it\'s';

CREATE MATERIALIZED VIEW d.m2
TO d.one
(
    `a` Int32
)
DEFINER = CURRENT_USER
SQL SECURITY DEFINER
AS SELECT a
FROM d.t;
