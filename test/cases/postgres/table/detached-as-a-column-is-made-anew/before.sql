CREATE TABLE whole (kind integer, rest integer) PARTITION BY LIST (kind);
CREATE TABLE part PARTITION OF whole FOR VALUES IN (7) PARTITION BY HASH (rest);
