INSERT INTO orders VALUES (1, 'open', '{open}'), (2, 'done', '{open,done}');
INSERT INTO notes VALUES ('done', 'x');
