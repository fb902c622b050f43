CREATE TABLE t (a Int32) ENGINE = ReplicatedMergeTree ORDER BY a;
CREATE TABLE u (a Int32, sign Int8) ENGINE = ReplicatedCollapsingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', sign) ORDER BY a;
CREATE TABLE s (a Int32, v UInt64) ENGINE = SharedReplacingMergeTree('/clickhouse/tables/{uuid}/{shard}', '{replica}', v) PARTITION BY a % 4 ORDER BY a;
