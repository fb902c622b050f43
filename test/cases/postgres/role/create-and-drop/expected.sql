-- hazard: security: role team_We"ird may do everything
-- hazard: security: role team_We"ird may read all there is by replication
-- hazard: security: role team_We"ird sees and changes rows whatever the policies say
CREATE ROLE "team_We""ird" SUPERUSER REPLICATION BYPASSRLS;

-- hazard: security: role team_app may make and change roles
CREATE ROLE team_app LOGIN CREATEDB CREATEROLE CONNECTION LIMIT 5 VALID UNTIL '2029-12-31 22:00:00+00';

CREATE ROLE team_reader NOINHERIT;

COMMENT ON ROLE team_reader IS 'reads';

CREATE SCHEMA IF NOT EXISTS s;

ALTER SCHEMA s OWNER TO team_app;

CREATE TABLE s.t (
    a integer,
    b integer
);

ALTER TABLE s.t OWNER TO team_app;

CREATE POLICY p ON s.t TO team_reader USING ((a > 1));

GRANT SELECT ON TABLE s.t TO team_reader;

GRANT UPDATE (b) ON TABLE s.t TO team_reader;

-- hazard: security: team_We"ird may do more with new sequences
ALTER DEFAULT PRIVILEGES FOR ROLE team_app GRANT USAGE ON SEQUENCES TO "team_We""ird";

-- hazard: security: team_reader may do more with new tables
ALTER DEFAULT PRIVILEGES FOR ROLE team_app IN SCHEMA s GRANT SELECT ON TABLES TO team_reader;
