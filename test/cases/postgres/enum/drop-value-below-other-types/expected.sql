DROP FUNCTION public.worst(public.mark);

DROP TYPE public.span;

DROP TYPE public.mark;

DROP DOMAIN public.passed;

ALTER TYPE public.grade RENAME TO grade__old;

CREATE TYPE public.grade AS ENUM ('a', 'b', 'e');

-- hazard: rewrite: rewrites public.marks; fails where a value does not fit the new type
-- hazard: blocking: locks public.marks while it is rewritten
ALTER TABLE public.marks ALTER COLUMN grade TYPE public.grade USING grade::text::public.grade;

DROP TYPE public.grade__old;

CREATE TYPE public.span AS RANGE (SUBTYPE = public.grade);

CREATE DOMAIN public.passed AS public.grade CONSTRAINT passed_check CHECK ((VALUE <> 'e'::public.grade));

CREATE TYPE public.mark AS (grade public.grade, best public.passed);

COMMENT ON TYPE public.mark IS 'one of many';

CREATE FUNCTION public.worst(public.mark)
 RETURNS public.passed
 LANGUAGE sql
AS $function$SELECT $1.best$function$;
