CREATE TEXT SEARCH PARSER public.words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);

COMMENT ON TEXT SEARCH PARSER public.words IS 'as usual';
