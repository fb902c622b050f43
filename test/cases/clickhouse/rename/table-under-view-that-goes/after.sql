-- trueup: renamed-from t
CREATE TABLE events (a Int32) ENGINE = MergeTree ORDER BY a;
CREATE TABLE copy (a Int32) ENGINE = MergeTree ORDER BY a;
