CREATE TABLE t (a Int32, b Int32 ALIAS a, c Int32 ALIAS a + 1, x Int32 ALIAS a) ENGINE = MergeTree ORDER BY a;
