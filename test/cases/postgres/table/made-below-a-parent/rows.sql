INSERT INTO dog VALUES (1, 'Rex', 'beagle');
INSERT INTO puppy VALUES (2, 'Fly', 'collie');
