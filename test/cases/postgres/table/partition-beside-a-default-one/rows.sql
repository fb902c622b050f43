INSERT INTO events VALUES ('other', '2024-01-01');
INSERT INTO visits VALUES ('visit', '2024-01-01');
