CREATE TABLE base (a Int32) ENGINE = MergeTree ORDER BY a;
CREATE TABLE nothing (a Int32) ENGINE = Null;
CREATE TABLE buffer (a Int32) ENGINE = Buffer(d, base, 1, 10, 100, 10, 1000, 10000, 100000);
CREATE TABLE merged (a Int32) ENGINE = Merge(d, '^base$');
CREATE TABLE spread (a Int32) ENGINE = Distributed(main, d, base);
CREATE TABLE web (a Int32) ENGINE = URL('http://localhost:1/a.csv', 'CSV');
CREATE TABLE bucket (a Int32) ENGINE = S3('http://localhost:1/bucket/a.csv', NOSIGN, 'CSV');
CREATE TABLE noise (a Int32) ENGINE = GenerateRandom(1, 5, 3);
