CREATE TABLE t (a Int32 COMMENT 'one', b String COMMENT 'gone', c String ALIAS b) ENGINE = MergeTree ORDER BY a;
CREATE TABLE n (a Int32) ENGINE = Null;
CREATE TABLE s (a Int32) ENGINE = Distributed(main, d, n);
