CREATE TABLE t (a Int32, b Int32, c Int32 STATISTICS(tdigest), e Int32 STATISTICS(minmax)) ENGINE = MergeTree ORDER BY a;
