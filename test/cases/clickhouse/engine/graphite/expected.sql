-- hazard: data-loss: the new TTL of d.g deletes rows that are past it, at once
-- hazard: rewrite: rewrites parts of d.g to which the new TTL applies
ALTER TABLE d.g
    MODIFY TTL Time + toIntervalYear(10);

CREATE TABLE d.new
(
    `Path` String,
    `Time` DateTime,
    `Value` Float64,
    `Timestamp` Int64
)
ENGINE = GraphiteMergeTree('graphite_rollup')
ORDER BY (Path, Time)
SETTINGS index_granularity = 8192;

ALTER TABLE d.g
    ADD COLUMN `more` LowCardinality(String),
    ADD INDEX i more TYPE minmax GRANULARITY 1;

ALTER TABLE d.r
    ADD COLUMN `more` String;

-- hazard: rewrite: builds index d.g.i for the parts that are there
ALTER TABLE d.g
    MATERIALIZE INDEX i;

-- refused: table "d"."other": ClickHouse cannot change the engine of a table in place, and d.other may hold rows
-- way out: Write the move by hand with `trueup new`: create a table of the new shape, INSERT … SELECT into it, EXCHANGE TABLES, then drop the old one.
