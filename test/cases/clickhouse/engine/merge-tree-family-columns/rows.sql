INSERT INTO replacing VALUES (1, 1, 0);
INSERT INTO summing VALUES (1, 1, 0);
INSERT INTO collapsing VALUES (1, 1);
