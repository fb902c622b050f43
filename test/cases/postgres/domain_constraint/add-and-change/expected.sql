ALTER DOMAIN public.d DROP CONSTRAINT short;

ALTER DOMAIN public.d ADD CONSTRAINT filled CHECK ((VALUE <> ''::text)) NOT VALID;

-- hazard: blocking: holds off writers of those tables while it reads
-- hazard: scan: reads every table with a column of public.d
ALTER DOMAIN public.d VALIDATE CONSTRAINT filled;

COMMENT ON CONSTRAINT filled ON DOMAIN public.d IS 'never empty';

ALTER DOMAIN public.d ADD CONSTRAINT short CHECK ((length(VALUE) < 20)) NOT VALID;

-- hazard: blocking: holds off writers of those tables while it reads
-- hazard: scan: reads every table with a column of public.d
ALTER DOMAIN public.d VALIDATE CONSTRAINT short;
