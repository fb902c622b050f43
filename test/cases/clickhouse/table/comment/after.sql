CREATE TABLE t (a Int32) ENGINE = MergeTree ORDER BY a;
CREATE TABLE u (a Int32) ENGINE = Log COMMENT 'a ''quoted'' \\ one; with -- everything';
