CREATE TABLE d.t (id UInt64, s AggregateFunction(sum, UInt64)) ENGINE = AggregatingMergeTree ORDER BY id;
CREATE TABLE d.u (id UInt64, s AggregateFunction(uniq, String), k SimpleAggregateFunction(sum, UInt64)) ENGINE = AggregatingMergeTree ORDER BY id;
CREATE TABLE d.v (id UInt64, s AggregateFunction(sum, UInt64)) ENGINE = AggregatingMergeTree ORDER BY id;
