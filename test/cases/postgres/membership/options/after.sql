CREATE ROLE team_group;
CREATE ROLE team_a;
CREATE ROLE team_b;
CREATE ROLE team_c NOINHERIT;
GRANT team_group TO team_a WITH INHERIT FALSE;
GRANT team_group TO team_b;
GRANT team_group TO team_c WITH SET FALSE, INHERIT TRUE;
