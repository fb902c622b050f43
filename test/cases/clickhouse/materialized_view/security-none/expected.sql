-- hazard: not-atomic: rows inserted before d.m1 is there again do not pass through it
DROP VIEW d.m1 SYNC;

-- hazard: not-atomic: rows inserted before d.m2 is there again do not pass through it
DROP VIEW d.m2 SYNC;

-- hazard: not-atomic: rows inserted before d.m3 is there again do not pass through it
DROP VIEW d.m3 SYNC;

CREATE OR REPLACE VIEW d.v
(
    `a` Int32
)
SQL SECURITY INVOKER
AS SELECT a
FROM d.t;

CREATE MATERIALIZED VIEW d.m1
TO d.one
(
    `a` Int32
)
SQL SECURITY NONE
AS SELECT a
FROM d.t;

CREATE MATERIALIZED VIEW d.m2
TO d.one
(
    `a` Int32
)
AS SELECT a
FROM d.t;

CREATE MATERIALIZED VIEW d.m3
REFRESH EVERY 1 DAY
APPEND
TO d.one
(
    `a` Int32
)
DEFINER = alice
SQL SECURITY DEFINER
AS SELECT a
FROM d.t;
