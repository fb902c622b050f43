CREATE TABLE shops (code int, name text);
CREATE UNIQUE INDEX shops_code ON shops (code);
CREATE TABLE sales (shop int, place int);
ALTER TABLE sales ADD CONSTRAINT sold_in FOREIGN KEY (shop) REFERENCES shops (code) NOT VALID;
ALTER TABLE sales ADD CONSTRAINT sold_at FOREIGN KEY (place) REFERENCES shops (code);
