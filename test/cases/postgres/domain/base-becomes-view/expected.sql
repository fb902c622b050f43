DROP FUNCTION public.first(public.events);

DROP DOMAIN public.amount;

DROP DOMAIN public.events;

CREATE TABLE public.t (
    a date NOT NULL
);

CREATE VIEW public.events AS
 SELECT (a IS NULL) AS meta
   FROM public.t;

CREATE DOMAIN public.amount AS public.events;

CREATE FUNCTION public.first(public.events)
 RETURNS timestamp with time zone
 LANGUAGE sql
AS $function$SELECT NULL::timestamptz$function$;
