INSERT INTO t VALUES (1, NULL, NULL, NULL, NULL), (2, 2, 'x', now(), 4);
