DROP LANGUAGE gone;

CREATE TRUSTED LANGUAGE mine HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;

COMMENT ON LANGUAGE mine IS 'as plpgsql';

CREATE FUNCTION public.f()
 RETURNS integer
 LANGUAGE mine
AS $function$BEGIN RETURN 1; END$function$;

REVOKE ALL ON LANGUAGE mine FROM PUBLIC;

GRANT USAGE ON LANGUAGE mine TO reader;
