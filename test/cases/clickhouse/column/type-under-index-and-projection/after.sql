CREATE TABLE t
(
    a Int32,
    b Int64,
    INDEX i b TYPE minmax GRANULARITY 1,
    INDEX j a TYPE minmax GRANULARITY 1,
    PROJECTION p (SELECT b, a ORDER BY b),
    PROJECTION q (SELECT a, count() GROUP BY a)
)
ENGINE = MergeTree ORDER BY a;
