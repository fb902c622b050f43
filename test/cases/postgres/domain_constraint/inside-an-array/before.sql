CREATE DOMAIN score AS integer;
CREATE TABLE rounds (scores score[]);
