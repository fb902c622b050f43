CREATE TABLE t (b Int32, c Int32 ALIAS b) ENGINE = Memory;
