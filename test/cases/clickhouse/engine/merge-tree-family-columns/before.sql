CREATE TABLE replacing (k Int32, ver UInt64, gone UInt8) ENGINE = ReplacingMergeTree(ver, gone) ORDER BY k;
CREATE TABLE summing (k Int32, v UInt64, w UInt64) ENGINE = SummingMergeTree((v, w)) ORDER BY k;
CREATE TABLE aggregating (k Int32, v AggregateFunction(sum, UInt64)) ENGINE = AggregatingMergeTree ORDER BY k;
CREATE TABLE collapsing (k Int32, sign Int8) ENGINE = CollapsingMergeTree(sign) ORDER BY k;
