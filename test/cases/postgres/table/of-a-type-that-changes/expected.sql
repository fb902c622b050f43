DROP VIEW public.names;

-- hazard: data-loss: drops column public.supplier.age with its values
ALTER TABLE public.supplier DROP COLUMN age;

ALTER TABLE public.customer NOT OF;

-- hazard: data-loss: drops column public.customer.age with its values
ALTER TABLE public.customer DROP COLUMN age;

ALTER TABLE public.goods NOT OF;

ALTER TABLE public.staff NOT OF;

-- hazard: rewrite: rewrites public.customer for the new type of public.customer.id
-- hazard: blocking: locks public.customer while it is rewritten
ALTER TABLE public.customer ALTER COLUMN id TYPE bigint;

ALTER TABLE public.customer ALTER COLUMN name TYPE text;

ALTER TABLE public.customer ADD COLUMN born date DEFAULT '2000-01-01'::date;

ALTER TABLE public.goods ADD COLUMN weight numeric;

ALTER TABLE public.goods OF public.thing;

-- hazard: data-loss: drops attribute public.person.age with its values
ALTER TYPE public.person DROP ATTRIBUTE age;

ALTER TYPE public.person ALTER ATTRIBUTE id TYPE bigint;

ALTER TYPE public.person ALTER ATTRIBUTE name TYPE text;

ALTER TYPE public.person ADD ATTRIBUTE born date;

ALTER TABLE public.customer OF public.person;

-- hazard: rewrite: rewrites public.supplier for the new type of public.supplier.id
-- hazard: blocking: locks public.supplier while it is rewritten
ALTER TABLE public.supplier ALTER COLUMN id TYPE bigint;

ALTER TABLE public.supplier ALTER COLUMN name TYPE text;

ALTER TABLE public.supplier ADD COLUMN born date;

ALTER TABLE public.supplier OF public.person;

CREATE VIEW public.names AS
 SELECT name
   FROM public.customer;
