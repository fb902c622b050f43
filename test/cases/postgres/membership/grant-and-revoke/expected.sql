REVOKE team_gone FROM team_a;

REVOKE pg_read_all_data FROM team_b;

-- hazard: irreversible: role team_gone goes with its password; as long as it owns or may do something beyond the managed schemas the server keeps it
DROP ROLE team_gone;

CREATE ROLE team_new;

-- hazard: security: team_a may do what reader may
GRANT reader TO team_a;

REVOKE ADMIN OPTION FOR team_group FROM team_a;

GRANT team_new TO team_a;

-- hazard: security: team_a may do what team_other may
GRANT team_other TO team_a;

-- hazard: security: team_b may do what pg_monitor may
GRANT pg_monitor TO team_b;

-- hazard: security: team_b may do what team_other may
GRANT team_other TO team_b WITH ADMIN OPTION;
