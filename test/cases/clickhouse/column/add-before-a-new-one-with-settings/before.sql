CREATE TABLE d.t (id DateTime) ENGINE = MergeTree ORDER BY id;
