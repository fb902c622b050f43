-- hazard: data-loss: drops table d.t
DROP TABLE d.t;

CREATE TABLE d.events
(
    `a` Int32,
    `b` Int32
)
ENGINE = MergeTree
ORDER BY a
SETTINGS index_granularity = 8192;

-- looks like a rename: table "d"."t" → table "d"."events"
