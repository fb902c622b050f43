-- hazard: not-atomic: rows inserted before d.mv is there again do not pass through it
DROP VIEW d.mv SYNC;

DROP TABLE d.q;

CREATE TABLE d.q
(
    `a` Int32,
    `b` String
)
ENGINE = Kafka('localhost:1', 'x', 'g', 'JSONEachRow');

ALTER TABLE d.t
    ADD COLUMN `b` String;

CREATE MATERIALIZED VIEW d.mv
TO d.t
(
    `a` Int32,
    `b` String
)
AS SELECT
    a,
    b
FROM d.q;
