CREATE TABLE events (kind text, day date NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE others PARTITION OF events DEFAULT;
CREATE TABLE visits (kind text, day date NOT NULL);
