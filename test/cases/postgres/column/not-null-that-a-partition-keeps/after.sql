CREATE TABLE visits (id int NOT NULL, site text NOT NULL, seconds int) PARTITION BY LIST (site);
CREATE TABLE visits_shop PARTITION OF visits FOR VALUES IN ('shop') PARTITION BY LIST (id);
CREATE TABLE visits_shop_1 PARTITION OF visits_shop (seconds NOT NULL) FOR VALUES IN (1);
CREATE TABLE visits_shop_2 PARTITION OF visits_shop FOR VALUES IN (2);
CREATE TABLE visits_blog PARTITION OF visits (seconds NOT NULL) FOR VALUES IN ('blog');
