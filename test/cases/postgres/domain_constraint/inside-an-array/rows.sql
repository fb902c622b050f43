INSERT INTO rounds VALUES ('{1,2}');
