CREATE TABLE t (a Int32, b String, c Int32 ALIAS a + 1, e String EPHEMERAL) ENGINE = MergeTree ORDER BY a;
