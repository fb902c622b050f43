INSERT INTO d.t (id, n, m) VALUES (1, 2, 3);
