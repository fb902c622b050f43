CREATE TABLE whole (id integer NOT NULL, total varchar DEFAULT 'a' || 'b') PARTITION BY RANGE (id);
CREATE TABLE part PARTITION OF whole FOR VALUES FROM (6) TO (7);
