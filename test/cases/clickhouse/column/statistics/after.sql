CREATE TABLE t (a Int32, b Int32 STATISTICS(tdigest, uniq), c Int32, e Int64 DEFAULT 3 STATISTICS(uniq)) ENGINE = MergeTree ORDER BY a;
