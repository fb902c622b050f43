CREATE TABLE d.t (id UInt64, n Int32) ENGINE = MergeTree ORDER BY id COMMENT 'the table';
CREATE TABLE d.one ENGINE = Alias('d', 't');
CREATE TABLE d.two ENGINE = Alias('t') COMMENT 'before';
CREATE TABLE d.moved ENGINE = Alias('t');
CREATE VIEW d.v AS SELECT id FROM d.two;
