-- hazard: data-loss: drops table d.t
DROP TABLE d.t;

CREATE TABLE d.t (`a` Int32, `b` Int32) ENGINE = MergeTree PRIMARY KEY a ORDER BY a SETTINGS index_granularity = 8192;
