CREATE ROLE team_a;
