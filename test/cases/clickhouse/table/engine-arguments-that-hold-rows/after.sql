CREATE TABLE j (k Int32, v Int32) ENGINE = Join(ALL, LEFT, k);
CREATE TABLE r (k Int32, v Int32) ENGINE = EmbeddedRocksDB(100) PRIMARY KEY k;
