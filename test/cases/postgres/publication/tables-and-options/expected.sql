ALTER PUBLICATION p SET TABLE public.u (a) WHERE ((a > 0));

ALTER PUBLICATION p SET (publish = 'insert', publish_via_partition_root = false);

COMMENT ON PUBLICATION p IS 'what comes in';
