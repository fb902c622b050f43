CREATE TABLE whole (kind text) PARTITION BY LIST (kind);
CREATE TABLE half PARTITION OF whole FOR VALUES IN ('a', 'b') PARTITION BY LIST (kind);
CREATE TABLE part PARTITION OF half FOR VALUES IN ('a');
CREATE TABLE parent (id bigint);
CREATE TABLE heir (id bigint) INHERITS (parent);
