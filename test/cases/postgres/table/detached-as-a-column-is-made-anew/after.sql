CREATE TABLE whole (kind integer, rest integer GENERATED ALWAYS AS (kind * 2) STORED) PARTITION BY LIST (kind);
CREATE TABLE part (kind integer, rest integer) PARTITION BY HASH (rest);
