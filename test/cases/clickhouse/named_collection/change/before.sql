CREATE NAMED COLLECTION c AS a = 'x', b = 'y';
