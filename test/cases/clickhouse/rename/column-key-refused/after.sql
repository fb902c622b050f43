CREATE TABLE t (
    k Int32, -- trueup: renamed-from a
    b Int32
) ENGINE = MergeTree ORDER BY k;
