CREATE TABLE d.t (id UInt64, s UInt64 DEFAULT 1) ENGINE = AggregatingMergeTree ORDER BY id SETTINGS allow_dimensions_outside_sorting_key = 1;
CREATE TABLE d.u (id UInt64, s AggregateFunction(uniq, String), k SimpleAggregateFunction(max, UInt64)) ENGINE = AggregatingMergeTree ORDER BY id;
CREATE TABLE d.v (id UInt64, s AggregateFunction(max, UInt64)) ENGINE = AggregatingMergeTree ORDER BY id;
