DROP VIEW public.names;

DROP FOREIGN TABLE public.items;

CREATE TABLE public.items (
    id integer,
    name text
);

CREATE VIEW public.names AS
 SELECT name
   FROM public.items;
