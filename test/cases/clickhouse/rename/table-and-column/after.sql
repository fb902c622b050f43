-- trueup: renamed-from t
CREATE TABLE events (
    a Int32,
    c Int32 -- trueup: renamed-from b
) ENGINE = MergeTree ORDER BY a;
