INSERT INTO d.t (id, a, b, d, e) VALUES (1, '2', 3, 4, 5);
INSERT INTO d.n (id, a, b, c, d) VALUES (1, 'x', 'y', 1, '2');
