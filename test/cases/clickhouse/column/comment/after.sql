CREATE TABLE t (a Int32 COMMENT 'it''s \\ two', b String, c String ALIAS b COMMENT 'alias') ENGINE = MergeTree ORDER BY a;
CREATE TABLE n (a Int32 COMMENT 'null') ENGINE = Null;
CREATE TABLE s (a Int32 COMMENT 'spread') ENGINE = Distributed(main, d, n);
