INSERT INTO heir (events) VALUES (NULL);
