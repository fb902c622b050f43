CREATE TABLE t (a Int32, b Int32, PROJECTION p (SELECT b, sum(a) GROUP BY b)) ENGINE = ReplacingMergeTree ORDER BY a SETTINGS deduplicate_merge_projection_mode = 'rebuild';
