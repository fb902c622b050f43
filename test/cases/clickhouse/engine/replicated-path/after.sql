CREATE TABLE t (a Int32) ENGINE = ReplicatedMergeTree('/clickhouse/tables/two', '{replica}') ORDER BY a;
