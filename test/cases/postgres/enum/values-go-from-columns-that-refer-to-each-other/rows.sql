INSERT INTO items VALUES ('new', 'old'), ('old', 'new');
