INSERT INTO marks VALUES (1, 'a');
