CREATE TABLE people (boss text);
CREATE TABLE places (a int, b int, UNIQUE (b, a));
CREATE TABLE visits (a int, b int, CONSTRAINT place FOREIGN KEY (a, b) REFERENCES places (a, b));
