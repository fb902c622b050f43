DROP USER MAPPING FOR PUBLIC SERVER archive;

DROP VIEW public.names;

DROP FOREIGN TABLE public.items;

DROP SERVER archive;

CREATE SERVER archive TYPE 'tape' VERSION '1' FOREIGN DATA WRAPPER files;

CREATE USER MAPPING FOR PUBLIC SERVER archive OPTIONS (name 'reader');

CREATE FOREIGN TABLE public.items (
    id integer,
    name text
) SERVER archive;

CREATE VIEW public.names AS
 SELECT name
   FROM public.items;

COMMENT ON COLUMN public.items.name IS 'as shown';
