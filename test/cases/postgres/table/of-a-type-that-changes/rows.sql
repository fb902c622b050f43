INSERT INTO customer VALUES (1, 'Ann', 30);
INSERT INTO supplier VALUES (1, 'Bob', 40);
INSERT INTO staff VALUES (1, 'Cy', 50);
INSERT INTO goods VALUES (1, 'cup', 2);
