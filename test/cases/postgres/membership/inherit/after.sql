CREATE ROLE team_group;
CREATE ROLE team_a NOINHERIT;
CREATE ROLE team_b;
GRANT team_group TO team_a;
GRANT team_group TO team_b WITH ADMIN OPTION;
