CREATE TABLE events (day integer NOT NULL) PARTITION BY LIST (day);
CREATE PUBLICATION news FOR TABLE events WHERE (day > 5) WITH (publish_via_partition_root = true);
