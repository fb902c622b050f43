CREATE TABLE guests (id bigint CONSTRAINT guests_key PRIMARY KEY, room int CONSTRAINT guests_room UNIQUE, bed int CONSTRAINT guests_bed UNIQUE DEFERRABLE);
COMMENT ON CONSTRAINT guests_key ON guests IS 'who';
COMMENT ON INDEX guests_key IS 'on the fast disk';
COMMENT ON CONSTRAINT guests_room ON guests IS 'one each';
COMMENT ON INDEX guests_bed IS 'narrow';
CREATE TABLE hosts (id int CONSTRAINT hosts_key PRIMARY KEY);
COMMENT ON INDEX hosts_key IS 'on the slow disk';
