CREATE TABLE base (a Int32, b Int32) ENGINE = MergeTree ORDER BY a;
CREATE TABLE n (a Int32, b Int32) ENGINE = Null;
CREATE TABLE s (a Int32, b Int32) ENGINE = Distributed(main, d, base);
CREATE TABLE m (a Int32, b Int32) ENGINE = Merge(d, '^base$');
CREATE TABLE u (a Int32, b Int32) ENGINE = URL('http://localhost:1/a.csv', 'CSV');
