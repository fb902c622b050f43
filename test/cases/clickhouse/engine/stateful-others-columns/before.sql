CREATE TABLE log (a Int32) ENGINE = Log;
CREATE TABLE one_join (k Int32, v Int32) ENGINE = Join(ANY, LEFT, k);
CREATE TABLE rocks (k Int32, v Int32) ENGINE = EmbeddedRocksDB PRIMARY KEY k;
CREATE TABLE file (a Int32) ENGINE = File(CSV);
