-- hazard: security: mine gets another owner
ALTER LANGUAGE mine OWNER TO writer;

COMMENT ON LANGUAGE mine IS NULL;

CREATE OR REPLACE TRUSTED LANGUAGE mine HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator;
