INSERT INTO d.t (id, n) VALUES (1, 2);
