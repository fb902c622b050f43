CREATE TABLE task (state text DEFAULT 'open', rank int, size int DEFAULT 3, left_over int, added int DEFAULT 5);
CREATE TABLE chore () INHERITS (task);
ALTER TABLE chore ALTER state SET DEFAULT 'todo', ALTER rank SET DEFAULT 9, ALTER added DROP DEFAULT;
CREATE TABLE daily () INHERITS (chore);
ALTER TABLE daily ALTER added SET DEFAULT 6;
