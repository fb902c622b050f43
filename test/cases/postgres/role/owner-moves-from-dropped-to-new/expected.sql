REVOKE ALL ON TABLE public.v FROM team_old;

CREATE ROLE team_new LOGIN;

-- hazard: security: public.t gets another owner
ALTER TABLE public.t OWNER TO team_new;

-- hazard: security: public.f gets another owner
ALTER FUNCTION public.f() OWNER TO team_new;

-- hazard: security: changes policy public.t.p
ALTER POLICY p ON public.t TO reader, team_new;

-- hazard: irreversible: role team_old goes with its password; as long as it owns or may do something beyond the managed schemas the server keeps it
DROP ROLE team_old;

-- hazard: security: team_new may do more with TABLE public.v
GRANT SELECT ON TABLE public.v TO team_new;
