INSERT INTO t VALUES (1, (1, 'x'), ['k'], [1]);
