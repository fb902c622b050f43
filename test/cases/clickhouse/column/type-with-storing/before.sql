CREATE TABLE d.t (id UInt64, a String, b Nullable(UInt64), c UInt64 ALIAS id, d UInt64 STATISTICS(tdigest), e UInt64 STATISTICS(uniq)) ENGINE = MergeTree ORDER BY id;
CREATE TABLE d.n (id UInt64, a Nullable(String), b SimpleAggregateFunction(anyLast, Nullable(String)), c Nullable(UInt64), d Nullable(String)) ENGINE = MergeTree ORDER BY id;
