INSERT INTO src VALUES (1, 'a', 'b');
INSERT INTO uses (k) VALUES (1);
