-- hazard: data-loss: drops d.t, of which trueup cannot say what it holds
DROP TABLE d.t;

CREATE TABLE d.t
(
    `a` Int32,
    `b` Int32 DEFAULT 5
)
ENGINE = MergeTree
PRIMARY KEY a
ORDER BY (a, b)
SETTINGS index_granularity = 8192;
