INSERT INTO t VALUES ('a', now());
