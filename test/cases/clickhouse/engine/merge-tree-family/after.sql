CREATE TABLE replacing (k Int32, ver UInt64, gone UInt8) ENGINE = ReplacingMergeTree(ver, gone) ORDER BY k;
CREATE TABLE summing (k Int32, v UInt64, w UInt64) ENGINE = SummingMergeTree((v, w)) ORDER BY k;
CREATE TABLE summing_all (k Int32, v UInt64) ENGINE = SummingMergeTree ORDER BY k;
CREATE TABLE aggregating (k Int32, v AggregateFunction(sum, UInt64), m SimpleAggregateFunction(max, UInt64)) ENGINE = AggregatingMergeTree ORDER BY k;
CREATE TABLE collapsing (k Int32, sign Int8) ENGINE = CollapsingMergeTree(sign) ORDER BY k;
CREATE TABLE versioned (k Int32, sign Int8, v UInt64) ENGINE = VersionedCollapsingMergeTree(sign, v) ORDER BY k;
CREATE TABLE coalescing (k Int32, v Nullable(Int32)) ENGINE = CoalescingMergeTree ORDER BY k;
