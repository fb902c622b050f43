INSERT INTO customer VALUES (1), (2), (3);
INSERT INTO orders VALUES (1, 1), (2, 2), (3, 3);
