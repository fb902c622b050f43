INSERT INTO u VALUES (1, (2, 'x'));
