CREATE ROLE team_c NOINHERIT;

REVOKE team_group FROM team_a;

GRANT team_group TO team_a WITH INHERIT FALSE;

REVOKE team_group FROM team_b;

-- hazard: security: team_b may do what team_group may
GRANT team_group TO team_b;

-- hazard: security: team_c may do what team_group may
GRANT team_group TO team_c WITH INHERIT TRUE, SET FALSE;
