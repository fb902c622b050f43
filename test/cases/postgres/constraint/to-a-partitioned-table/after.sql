CREATE TABLE q (id int, day date);
