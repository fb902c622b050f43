CREATE TABLE events (day integer NOT NULL) PARTITION BY LIST (day);
CREATE TABLE other (id integer);
CREATE PUBLICATION news FOR TABLE events, other;
