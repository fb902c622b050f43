CREATE TABLE t (a Int32) ENGINE = Null;
CREATE TABLE g (a Int32) ENGINE = GenerateRandom(1, 5, 3);
