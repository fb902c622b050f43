CREATE TABLE j (k Int32, v Int32) ENGINE = Join(ANY, LEFT, k);
CREATE TABLE r (k Int32, v Int32) ENGINE = EmbeddedRocksDB PRIMARY KEY k;
