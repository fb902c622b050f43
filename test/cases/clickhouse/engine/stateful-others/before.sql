CREATE TABLE log (a Int32) ENGINE = Log;
CREATE TABLE tiny (a Int32) ENGINE = TinyLog;
CREATE TABLE stripe (a Int32) ENGINE = StripeLog;
CREATE TABLE memory (a Int32) ENGINE = Memory;
CREATE TABLE one_set (a Int32) ENGINE = Set;
CREATE TABLE one_join (k Int32, v Int32) ENGINE = Join(ANY, LEFT, k);
CREATE TABLE rocks (k Int32, v Int32) ENGINE = EmbeddedRocksDB PRIMARY KEY k;
CREATE TABLE file (a Int32) ENGINE = File(CSV);
