CREATE ROLE team_group;
CREATE ROLE team_other;
CREATE ROLE team_gone;
CREATE ROLE team_a LOGIN;
CREATE ROLE team_b;
GRANT team_group TO team_a WITH ADMIN OPTION;
GRANT team_gone TO team_a;
GRANT team_other TO team_b;
GRANT pg_read_all_data TO team_b;
