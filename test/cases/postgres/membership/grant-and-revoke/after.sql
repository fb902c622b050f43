CREATE ROLE team_group;
CREATE ROLE team_other;
CREATE ROLE team_new;
CREATE ROLE team_a LOGIN;
CREATE ROLE team_b;
GRANT team_group TO team_a;
GRANT team_new, team_other, reader TO team_a;
GRANT team_other TO team_b WITH ADMIN OPTION;
GRANT pg_monitor TO team_b;
