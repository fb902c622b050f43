INSERT INTO product (id, price, name) VALUES (1, 2.50, 'cup');
