CREATE FUNCTION wrapper(v text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN public.z_helper(v); END $$;
CREATE DOMAIN checked AS text CONSTRAINT ok CHECK (wrapper(VALUE));
CREATE TABLE t (id bigint PRIMARY KEY);
