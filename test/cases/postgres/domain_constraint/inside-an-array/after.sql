CREATE DOMAIN score AS integer CONSTRAINT positive CHECK (VALUE > 0);
CREATE TABLE rounds (scores score[]);
