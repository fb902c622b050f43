CREATE TABLE a (n integer, m integer) PARTITION BY HASH (n);
CREATE TABLE a_0 (n integer, m integer GENERATED ALWAYS AS (n + 1) STORED);
CREATE TABLE b (n integer, m integer);
CREATE TABLE b_heir (n integer, m integer GENERATED ALWAYS AS (n + 1) STORED);
