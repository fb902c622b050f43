GRANT ALL ON FUNCTION public.total() TO clerk;

REVOKE ALL ON FUNCTION public.total() FROM head;

REVOKE ALL ON FUNCTION public.total() FROM PUBLIC;

-- hazard: security: public.total gets another owner
ALTER FUNCTION public.total() OWNER TO head;

-- hazard: security: clerk may do more with FUNCTION public.total()
GRANT EXECUTE ON FUNCTION public.total() TO clerk;

GRANT EXECUTE ON FUNCTION public.total() TO PUBLIC;
