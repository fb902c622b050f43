CREATE TABLE log (a Int32, b Int32) ENGINE = Log;
CREATE TABLE one_join (k Int32, v Int64) ENGINE = Join(ANY, LEFT, k);
CREATE TABLE rocks (k Int32) ENGINE = EmbeddedRocksDB PRIMARY KEY k;
CREATE TABLE file (a Int32 DEFAULT 1) ENGINE = File(CSV);
