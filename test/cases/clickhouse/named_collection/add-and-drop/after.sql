CREATE NAMED COLLECTION fresh AS a = 'x', b = 2;
