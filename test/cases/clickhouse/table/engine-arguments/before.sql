CREATE TABLE b (a Int32) ENGINE = MergeTree ORDER BY a;
CREATE TABLE t (a Int32) ENGINE = Buffer(d, b, 1, 10, 100, 10, 1000, 10000, 100000);
CREATE TABLE m (a Int32) ENGINE = Merge(d, '^b');
CREATE TABLE x (a Int32) ENGINE = Distributed(main, d, b, a);
CREATE TABLE g (a Int32) ENGINE = GenerateRandom(1, 5, 3);
CREATE TABLE u (a Int32) ENGINE = URL('http://localhost:1/a.csv', 'CSV');
