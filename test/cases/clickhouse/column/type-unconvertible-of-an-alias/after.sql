CREATE TABLE d.t (id UInt64, at DateTime64(6, 'Europe/Berlin')) ENGINE = MergeTree ORDER BY id;
CREATE TABLE d.used (id UInt64, at DateTime64(6, 'Europe/Berlin'), n UInt64 DEFAULT length(toString(at))) ENGINE = MergeTree ORDER BY id;
CREATE TABLE d.stored (id UInt64, at DateTime64(6, 'Europe/Berlin')) ENGINE = MergeTree ORDER BY id;
