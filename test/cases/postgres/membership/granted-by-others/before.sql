CREATE ROLE team_admin CREATEROLE;
CREATE ROLE team_p;
CREATE ROLE team_c;
CREATE ROLE team_d;
GRANT team_p TO team_admin WITH ADMIN OPTION;
GRANT team_p TO team_c;
GRANT team_p TO team_c GRANTED BY team_admin;
GRANT team_p TO team_d GRANTED BY team_admin;
