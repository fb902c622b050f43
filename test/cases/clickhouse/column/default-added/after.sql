CREATE TABLE t (a Int32, b Int32 DEFAULT a + 1, s String DEFAULT 'it''s; -- x') ENGINE = MergeTree ORDER BY a;
