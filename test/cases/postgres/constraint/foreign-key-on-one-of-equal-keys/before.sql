CREATE TABLE people (name text CONSTRAINT one UNIQUE, boss text);
ALTER TABLE people ADD CONSTRAINT known FOREIGN KEY (boss) REFERENCES people (name);
ALTER TABLE people ADD CONSTRAINT two PRIMARY KEY (name);
CREATE TABLE places (a int, b int, CONSTRAINT ab UNIQUE (a, b), UNIQUE (b, a));
CREATE TABLE visits (a int, b int, CONSTRAINT place FOREIGN KEY (a, b) REFERENCES places (a, b));
