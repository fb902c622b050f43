INSERT INTO file VALUES ('a', 'b', 1), ('c', 'd', 100);
