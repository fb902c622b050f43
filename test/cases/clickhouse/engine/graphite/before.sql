CREATE TABLE d.g (Path String, Time DateTime, Value Float64, Timestamp Int64) ENGINE = GraphiteMergeTree('graphite_rollup') PARTITION BY toYYYYMM(Time) ORDER BY (Path, Time);
CREATE TABLE d.other (metric String, ts DateTime, v Float64, version UInt32) ENGINE = GraphiteMergeTree('rules_of_ours') ORDER BY (metric, ts);
CREATE TABLE d.r (Path String, Time DateTime, Value Float64, Timestamp Int64) ENGINE = ReplicatedGraphiteMergeTree('/clickhouse/r', '{replica}', 'graphite_rollup') ORDER BY (Path, Time);
