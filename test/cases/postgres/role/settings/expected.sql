ALTER ROLE team_a IN DATABASE postgres RESET work_mem;

ALTER ROLE team_a IN DATABASE postgres SET search_path TO '';

ALTER ROLE team_a IN DATABASE template1 SET work_mem TO '2MB';

ALTER ROLE team_a RESET statement_timeout;

ALTER ROLE team_a SET search_path TO '$user', 'We "ird', 'public';

ALTER ROLE team_a SET "TimeZone" TO 'Europe/Berlin';

ALTER ROLE team_a SET log_statement TO 'all';

ALTER ROLE team_a SET pgrst.db_aggregates_enabled TO 'it''s';
