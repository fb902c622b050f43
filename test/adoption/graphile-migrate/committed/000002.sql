--! Previous: sha1:0f5f3c2a4b1e6d7c8f9a0b1c2d3e4f5061728394
--! Hash: sha1:a94a8fe5ccb19ba61c4c0873d391e987982fbbd3

CREATE FUNCTION forum_count() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(*) FROM public.forums;
$$;
