CREATE TABLE d.t (id UInt64, at Array(UInt256) ALIAS [id]) ENGINE = MergeTree ORDER BY id;
CREATE TABLE d.used (id UInt64, at Array(UInt256) ALIAS [id], n UInt64 DEFAULT length(toString(at))) ENGINE = MergeTree ORDER BY id;
CREATE TABLE d.stored (id UInt64, at Array(UInt256)) ENGINE = MergeTree ORDER BY id;
