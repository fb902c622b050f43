CREATE TABLE d.g (Path String, Time DateTime, Value Float64, Timestamp Int64, more LowCardinality(String), INDEX i more TYPE minmax) ENGINE = GraphiteMergeTree('graphite_rollup') PARTITION BY toYYYYMM(Time) ORDER BY (Path, Time) TTL Time + INTERVAL 10 YEAR;
CREATE TABLE d.other (metric String, ts DateTime, v Float64, version UInt64) ENGINE = GraphiteMergeTree('rules_of_theirs') ORDER BY (metric, ts);
CREATE TABLE d.r (Path String, Time DateTime, Value Float64, Timestamp Int64, more String) ENGINE = ReplicatedGraphiteMergeTree('/clickhouse/r', '{replica}', 'graphite_rollup') ORDER BY (Path, Time);
CREATE TABLE d.new (Path String, Time DateTime, Value Float64, Timestamp Int64) ENGINE = GraphiteMergeTree('graphite_rollup') ORDER BY (Path, Time);
