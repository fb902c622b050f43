CREATE TABLE task (state text DEFAULT 'new', rank int DEFAULT 1, size int, left_over int DEFAULT 0);
CREATE TABLE chore () INHERITS (task);
ALTER TABLE chore ALTER state SET DEFAULT 'todo', ALTER rank SET DEFAULT 9;
CREATE TABLE daily () INHERITS (chore);
