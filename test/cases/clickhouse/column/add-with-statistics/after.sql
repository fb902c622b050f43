CREATE TABLE t (a Int32, b LowCardinality(String) STATISTICS(uniq), k Int32 STATISTICS(uniq, minmax)) ENGINE = MergeTree PRIMARY KEY a ORDER BY (a, k);
CREATE TABLE n (a Int32 STATISTICS(uniq)) ENGINE = Null;
