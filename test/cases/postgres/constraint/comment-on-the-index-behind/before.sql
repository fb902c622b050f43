CREATE TABLE guests (id int CONSTRAINT guests_key PRIMARY KEY, room int CONSTRAINT guests_room UNIQUE, bed int CONSTRAINT guests_bed UNIQUE);
COMMENT ON CONSTRAINT guests_key ON guests IS 'who';
COMMENT ON INDEX guests_key IS 'on the fast disk';
COMMENT ON INDEX guests_room IS 'to be dropped';
COMMENT ON INDEX guests_bed IS 'narrow';
