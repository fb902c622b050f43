CREATE TABLE base (a Int32, gone Int32) ENGINE = MergeTree ORDER BY a;
CREATE TABLE spread AS base ENGINE = Distributed(main, d, base);
