CREATE TABLE part (id integer NOT NULL, total time);
