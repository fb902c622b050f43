CREATE TABLE t
(
    a Int32,
    b Int32,
    c Int32 MATERIALIZED b + 1,
    at DateTime,
    x String TTL at + INTERVAL 10 YEAR,
    INDEX i b TYPE minmax GRANULARITY 1,
    CONSTRAINT k CHECK b > 0,
    PROJECTION p (SELECT b ORDER BY b)
)
ENGINE = MergeTree ORDER BY a TTL at + INTERVAL 20 YEAR;
