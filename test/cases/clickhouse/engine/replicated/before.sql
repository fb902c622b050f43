CREATE TABLE t (a Int32) ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/t', '{replica}') ORDER BY a;
CREATE TABLE u (a Int32, v UInt64) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/u', '{replica}', v) ORDER BY a;
CREATE TABLE s (a Int32, v UInt64) ENGINE = SharedMergeTree ORDER BY a;
