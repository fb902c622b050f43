INSERT INTO stays (a, b, d) VALUES (1, 'x', 1);
INSERT INTO goes VALUES (1, 2);
