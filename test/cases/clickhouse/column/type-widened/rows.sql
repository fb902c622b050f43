INSERT INTO t VALUES (1, 5, 1.5, 'x', 'y', [1], map('k', 1), 'a', 1.25, 'abcd', now(), today(), true);
