ALTER SUBSCRIPTION from_head SET (binary = true);

ALTER SUBSCRIPTION from_head SET PUBLICATION b, c WITH (refresh = false);

COMMENT ON SUBSCRIPTION from_head IS 'head office';
