-- hazard: security: role team_a may log in, with the password it has
-- hazard: security: role team_a may make and change roles
-- hazard: security: role team_a sees and changes rows whatever the policies say
ALTER ROLE team_a LOGIN CREATEROLE BYPASSRLS CONNECTION LIMIT 0 VALID UNTIL '2031-05-05 10:00:00+00';

-- hazard: security: role team_b may do everything
ALTER ROLE team_b NOLOGIN SUPERUSER NOCREATEDB NOINHERIT NOREPLICATION CONNECTION LIMIT -1 VALID UNTIL 'infinity';

COMMENT ON ROLE team_b IS 'another';
