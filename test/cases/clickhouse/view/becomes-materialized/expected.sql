DROP VIEW d.v;

CREATE MATERIALIZED VIEW d.v
TO d.target
(
    `a` Int32
)
AS SELECT a
FROM d.t;
