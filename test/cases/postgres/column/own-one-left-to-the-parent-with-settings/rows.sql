INSERT INTO heir (day, amount) VALUES (true, 1.5);
