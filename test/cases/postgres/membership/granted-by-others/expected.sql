REVOKE team_p FROM team_c GRANTED BY team_admin;

REVOKE team_p FROM team_c;

REVOKE team_p FROM team_d GRANTED BY team_admin;

REVOKE team_p FROM team_d;

GRANT team_p TO team_d WITH SET FALSE;
