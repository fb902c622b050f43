CREATE TABLE t (a Int32, s String, INDEX i lower(s) TYPE bloom_filter(0.01) GRANULARITY 1, INDEX j a TYPE set(5) GRANULARITY 1, INDEX k a TYPE minmax GRANULARITY 8) ENGINE = MergeTree ORDER BY a;
