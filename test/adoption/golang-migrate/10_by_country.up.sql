CREATE VIEW shop.by_country AS SELECT country, count() AS n FROM shop.events GROUP BY country;
