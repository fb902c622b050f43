CREATE TABLE d.t (id Int32, at DateTime, n Nullable(UInt64)) ENGINE = MergeTree PRIMARY KEY id ORDER BY id;
