CREATE TABLE src (a Int32, at DateTime) ENGINE = MergeTree ORDER BY a;
CREATE WINDOW VIEW w ENGINE = Memory AS SELECT count(a) AS n, tumbleStart(wid) AS s FROM src GROUP BY tumble(at, toIntervalSecond(5)) AS wid SETTINGS allow_experimental_analyzer = 0;
