INSERT INTO t (kind, code, sorted) VALUES ('a', 1, 'b'), ('c', NULL, NULL);
INSERT INTO heir (first) VALUES ('sad'), ('glad');
