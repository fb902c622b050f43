CREATE TABLE log (a Int32 COMMENT 'x') ENGINE = Log COMMENT 'y';
CREATE TABLE tiny (a Int32 COMMENT 'x') ENGINE = TinyLog COMMENT 'y';
CREATE TABLE stripe (a Int32 COMMENT 'x') ENGINE = StripeLog COMMENT 'y';
CREATE TABLE memory (a Int64, b String COMMENT 'x') ENGINE = Memory COMMENT 'y';
CREATE TABLE one_set (a Int32 COMMENT 'x') ENGINE = Set COMMENT 'y';
CREATE TABLE one_join (k Int32, v Int32 COMMENT 'x') ENGINE = Join(ANY, LEFT, k) COMMENT 'y';
CREATE TABLE rocks (k Int32, v Int32 COMMENT 'x') ENGINE = EmbeddedRocksDB PRIMARY KEY k COMMENT 'y';
CREATE TABLE file (a Int32 COMMENT 'x') ENGINE = File(CSV) COMMENT 'y';
