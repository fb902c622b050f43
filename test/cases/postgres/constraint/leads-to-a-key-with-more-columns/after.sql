CREATE TYPE mood AS ENUM ('happy', 'sad');
CREATE TABLE city (id integer NOT NULL, population bigint, m mood, CONSTRAINT city_key UNIQUE (id) INCLUDE (population, m));
CREATE TABLE shop (id integer PRIMARY KEY, city integer NOT NULL, CONSTRAINT shop_city FOREIGN KEY (city) REFERENCES city (id) ON DELETE CASCADE);
COMMENT ON CONSTRAINT shop_city ON shop IS 'where it is';
