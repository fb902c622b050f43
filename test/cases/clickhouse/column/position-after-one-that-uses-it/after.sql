CREATE TABLE d.t (fresh String TTL toDateTime(at) + INTERVAL 9 DAY, twice Int64 DEFAULT n * 2, at DateTime64(3), n Int64, id UInt16) ENGINE = MergeTree ORDER BY ();
