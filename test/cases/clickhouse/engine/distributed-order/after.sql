CREATE TABLE base (a Int32, fresh Int32) ENGINE = MergeTree ORDER BY a;
CREATE TABLE spread (a Int32, fresh Int32) ENGINE = Distributed(main, d, base);
