CREATE TABLE d.t (a Int32) ENGINE = MergeTree ORDER BY a;
