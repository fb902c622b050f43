INSERT INTO t (a, b, at, x) VALUES (1, 1, now(), 'x');
