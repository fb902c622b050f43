CREATE ROLE team_a;
ALTER ROLE team_a SET search_path = "$user", 'We "ird', public;
ALTER ROLE team_a SET TimeZone = 'Europe/Berlin';
ALTER ROLE team_a SET log_statement TO 'all';
ALTER ROLE team_a SET pgrst.db_aggregates_enabled = 'it''s';
ALTER ROLE team_a IN DATABASE postgres SET search_path = '';
ALTER ROLE team_a IN DATABASE template1 SET work_mem = '2MB';
