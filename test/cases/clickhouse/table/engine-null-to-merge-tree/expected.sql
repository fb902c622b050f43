CREATE OR REPLACE TABLE d.t
(
    `a` Int32
)
ENGINE = MergeTree
ORDER BY a
SETTINGS index_granularity = 8192;

-- refused: table "d"."t": ClickHouse cannot change the setting index_granularity of a table in place, and d.t may hold rows
-- way out: Write the move by hand with `trueup new`: create a table of the new shape, INSERT … SELECT into it, EXCHANGE TABLES, then drop the old one.
