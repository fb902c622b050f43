INSERT INTO visits VALUES (1, 'shop', 3), (2, 'blog', 4);
