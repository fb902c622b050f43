INSERT INTO event_a VALUES ('a', NULL);
