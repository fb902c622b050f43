INSERT INTO parent VALUES ('a');
