DROP VIEW public.sorted;

DROP VIEW public.codes;

CREATE VIEW public.codes AS
 SELECT id,
    (code COLLATE "C") AS code
   FROM public.items;

CREATE VIEW public.sorted AS
 SELECT code
   FROM public.codes
  ORDER BY code;
