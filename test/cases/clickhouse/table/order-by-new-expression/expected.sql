-- hazard: data-loss: drops d.t, of which trueup cannot say what it holds
DROP TABLE d.t;

CREATE TABLE d.t
(
    `a` Int32,
    `s` String
)
ENGINE = MergeTree
PRIMARY KEY a
ORDER BY (a, lower(s))
SETTINGS index_granularity = 8192;
