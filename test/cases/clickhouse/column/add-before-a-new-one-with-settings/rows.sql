INSERT INTO d.t SELECT now() FROM numbers(3);
