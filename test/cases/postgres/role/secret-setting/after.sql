CREATE ROLE team_a;
ALTER ROLE team_a SET app.jwt_secret = 'do not tell';
