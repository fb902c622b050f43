ALTER ROLE team_a NOINHERIT;

ALTER ROLE team_b INHERIT;

REVOKE team_group FROM team_a;

GRANT team_group TO team_a;

REVOKE team_group FROM team_b;

-- hazard: security: team_b may do what team_group may
GRANT team_group TO team_b WITH ADMIN OPTION;
