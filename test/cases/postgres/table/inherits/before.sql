CREATE TABLE parent (id int, name text);
CREATE TABLE child (id int, name text, more int);
