CREATE TABLE whole (kind text, note text, CONSTRAINT short CHECK (length(note) < 9)) PARTITION BY LIST (kind);
CREATE TABLE half PARTITION OF whole FOR VALUES IN ('a', 'b') PARTITION BY LIST (kind);
CREATE TABLE part (kind text);
CREATE TABLE parent (id bigint, note text);
CREATE TABLE heir (id bigint);
