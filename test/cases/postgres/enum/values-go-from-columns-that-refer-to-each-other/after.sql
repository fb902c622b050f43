CREATE TYPE state AS ENUM ('new', 'old');
CREATE TABLE items (state state CONSTRAINT one UNIQUE, next state CONSTRAINT leads REFERENCES items (state) DEFERRABLE);
GRANT USAGE ON TYPE state TO writer WITH GRANT OPTION;
