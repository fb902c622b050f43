CREATE TABLE src (id bigint PRIMARY KEY, code text NOT NULL);
