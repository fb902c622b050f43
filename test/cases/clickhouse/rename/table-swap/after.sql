-- trueup: renamed-from u
CREATE TABLE w (a Int32) ENGINE = MergeTree ORDER BY a;
-- trueup: renamed-from t
CREATE TABLE u (a Int32) ENGINE = MergeTree ORDER BY a;
