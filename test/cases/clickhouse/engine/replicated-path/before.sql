CREATE TABLE t (a Int32) ENGINE = ReplicatedMergeTree('/clickhouse/tables/one', '{replica}') ORDER BY a;
