CREATE ROLE team_a;
ALTER ROLE team_a SET search_path = app, public;
ALTER ROLE team_a SET statement_timeout = '5s';
ALTER ROLE team_a SET pgrst.db_aggregates_enabled = 'true';
ALTER ROLE team_a IN DATABASE postgres SET work_mem = '1MB';
