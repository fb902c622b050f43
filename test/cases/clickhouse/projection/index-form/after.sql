CREATE TABLE t (a Int32, b Int32, PROJECTION p INDEX b TYPE basic, PROJECTION q (SELECT b, _part_offset ORDER BY b)) ENGINE = MergeTree ORDER BY a;
CREATE TABLE d.odd (`end */` Int32, `..` Int32, PROJECTION p INDEX `end */` TYPE basic) ENGINE = MergeTree ORDER BY `..`;
