CREATE TABLE d.t (id UInt64, n Int32) ENGINE = MergeTree ORDER BY id COMMENT 'its target';
CREATE TABLE d.u (id UInt64) ENGINE = MergeTree ORDER BY id;
CREATE TABLE d.one ENGINE = Alias('d', 't');
CREATE TABLE d.two ENGINE = Alias('t') COMMENT 'after';
CREATE TABLE d.moved ENGINE = Alias('d', 'u');
CREATE TABLE d.three ENGINE = Alias('d', 'u');
CREATE VIEW d.v AS SELECT id FROM d.two;
