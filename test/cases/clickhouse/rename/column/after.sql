CREATE TABLE t
(
    a Int32,
    new_b Int32, -- trueup: renamed-from b
    c Int32 MATERIALIZED new_b + 1,
    INDEX i new_b TYPE minmax GRANULARITY 1,
    PROJECTION p (SELECT a ORDER BY a),
    CONSTRAINT k CHECK new_b > 0
)
ENGINE = MergeTree ORDER BY a;
