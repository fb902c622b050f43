CREATE SUBSCRIPTION from_head CONNECTION 'host=nowhere.example dbname=app' PUBLICATION b, c WITH (connect = false, slot_name = NONE, enabled = false, binary = true);
COMMENT ON SUBSCRIPTION from_head IS 'head office';
