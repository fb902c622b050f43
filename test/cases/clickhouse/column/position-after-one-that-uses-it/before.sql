CREATE TABLE d.t (id UInt16, at DateTime64(3), n Int32) ENGINE = MergeTree ORDER BY ();
