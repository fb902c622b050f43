CREATE TABLE parcels (id int NOT NULL, land text NOT NULL, weight int, PRIMARY KEY (land, id)) PARTITION BY LIST (land);
CREATE TABLE parcels_be PARTITION OF parcels FOR VALUES IN ('be');
CREATE TABLE parcels_nl PARTITION OF parcels (weight NOT NULL) FOR VALUES IN ('nl');
CREATE TABLE parcels_lu PARTITION OF parcels FOR VALUES IN ('lu');
ALTER TABLE parcels ADD COLUMN old text, ADD CONSTRAINT heavy CHECK (weight > 0);
ALTER TABLE parcels ADD COLUMN sent_before int, ADD FOREIGN KEY (land, sent_before) REFERENCES parcels;
