DROP VIEW shop.by_country;
