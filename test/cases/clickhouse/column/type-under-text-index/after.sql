CREATE TABLE t (a Int32, s LowCardinality(String), INDEX i s TYPE tokenbf_v1(256, 2, 0) GRANULARITY 1) ENGINE = MergeTree ORDER BY a;
