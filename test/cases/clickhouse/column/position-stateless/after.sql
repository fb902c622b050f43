CREATE TABLE base (a Int32, b Int32) ENGINE = MergeTree ORDER BY a;
CREATE TABLE n (b Int32, a Int32) ENGINE = Null;
CREATE TABLE s (b Int32, a Int32) ENGINE = Distributed(main, d, base);
CREATE TABLE m (b Int32, a Int32) ENGINE = Merge(d, '^base$');
CREATE TABLE u (b Int32, a Int32) ENGINE = URL('http://localhost:1/a.csv', 'CSV');
