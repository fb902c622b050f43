INSERT INTO parcels (id, land, weight) VALUES (1, 'be', 2), (2, 'nl', 3);
