CREATE TABLE t (a Int32, b String DEFAULT 'x') ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/t', '{replica}') ORDER BY a;
CREATE TABLE u (a Int32, v UInt64, INDEX i v TYPE minmax) ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/u', '{replica}', v) ORDER BY a TTL toDate(a) + INTERVAL 100 YEAR;
CREATE TABLE s (a Int32, v UInt64 CODEC(ZSTD(2))) ENGINE = SharedMergeTree ORDER BY a COMMENT 'x';
