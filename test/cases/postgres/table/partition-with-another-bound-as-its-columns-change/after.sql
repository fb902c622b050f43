CREATE TABLE parcels (id bigint NOT NULL, land text NOT NULL, weight int NOT NULL, PRIMARY KEY (id, land)) PARTITION BY LIST (land);
CREATE TABLE parcels_be PARTITION OF parcels FOR VALUES IN ('be', 'lu');
CREATE TABLE parcels_nl PARTITION OF parcels FOR VALUES IN ('nl', 'nl-old');
ALTER TABLE parcels ADD CONSTRAINT heavy CHECK (weight > 1);
ALTER TABLE parcels ADD COLUMN sent_before bigint, ADD COLUMN label text GENERATED ALWAYS AS (land || '?') STORED, ADD FOREIGN KEY (sent_before, land) REFERENCES parcels;
