CREATE ROLE team_group;
CREATE ROLE team_a;
CREATE ROLE team_b NOINHERIT;
GRANT team_group TO team_a, team_b;
