INSERT INTO child VALUES (1, 'x', 2);
