CREATE TABLE shops (code int, name text);
CREATE UNIQUE INDEX shops_by_code ON shops (code);
CREATE TABLE sales (shop int, place int);
ALTER TABLE sales ADD CONSTRAINT sold_in FOREIGN KEY (shop) REFERENCES shops (code);
ALTER TABLE sales ADD CONSTRAINT sold_at FOREIGN KEY (place) REFERENCES shops (code);
COMMENT ON CONSTRAINT sold_at ON sales IS 'where the till stands';
