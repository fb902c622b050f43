INSERT INTO t VALUES (1, now(), 'b', 'c', 'e');
