-- hazard: data-loss: drops table d.t
DROP TABLE d.t;

CREATE TABLE d.t (`a` Int32, `b` Int32) ENGINE = MergeTree PRIMARY KEY (a, b) ORDER BY (a, b) SETTINGS index_granularity = 8192;
