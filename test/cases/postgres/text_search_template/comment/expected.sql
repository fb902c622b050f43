COMMENT ON TEXT SEARCH TEMPLATE public.plain IS 'as it stands';
