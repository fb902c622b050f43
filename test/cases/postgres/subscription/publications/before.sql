CREATE SUBSCRIPTION from_head CONNECTION 'host=nowhere.example dbname=app' PUBLICATION a, b WITH (connect = false, slot_name = NONE, enabled = false);
