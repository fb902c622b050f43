-- hazard: not-atomic: rows inserted before d.m1 is there again do not pass through it
DROP VIEW d.m1 SYNC;

CREATE MATERIALIZED VIEW d.m1
REFRESH EVERY 1 DAY
APPEND
TO d.one
(
    `a` Int32
)
DEFINER = CURRENT_USER
SQL SECURITY DEFINER
AS SELECT a
FROM d.t;
