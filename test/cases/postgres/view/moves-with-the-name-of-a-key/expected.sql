DROP VIEW public.v;

-- hazard: data-loss: drops table public.before with its rows
DROP TABLE public.before;

CREATE TABLE public.after (
    a integer NOT NULL,
    CONSTRAINT key PRIMARY KEY (a)
);

CREATE VIEW public.v AS
 SELECT a
   FROM public.after;

-- looks like a rename: table "public"."before" → table "public"."after"
