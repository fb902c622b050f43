DROP TRIGGER g ON public.t;

-- hazard: rewrite: rewrites public.t for the new type of public.t.a
-- hazard: blocking: locks public.t while it is rewritten
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

CREATE TRIGGER g AFTER UPDATE OF a ON public.t FOR EACH ROW WHEN ((old.a IS DISTINCT FROM new.a)) EXECUTE FUNCTION public.f();

ALTER TABLE public.t DISABLE TRIGGER g;

CREATE TRIGGER h AFTER INSERT ON public.t REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.f();

COMMENT ON TRIGGER h ON public.t IS 'counts';
