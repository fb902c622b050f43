CREATE TRUSTED LANGUAGE mine HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
COMMENT ON LANGUAGE mine IS 'as plpgsql';
REVOKE USAGE ON LANGUAGE mine FROM public;
GRANT USAGE ON LANGUAGE mine TO reader;
CREATE FUNCTION f() RETURNS int LANGUAGE mine AS 'BEGIN RETURN 1; END';
