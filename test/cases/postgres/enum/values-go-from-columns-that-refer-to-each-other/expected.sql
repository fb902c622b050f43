ALTER TABLE public.items DROP CONSTRAINT leads;

ALTER TYPE public.state RENAME TO state__old;

CREATE TYPE public.state AS ENUM ('new', 'old');

GRANT USAGE ON TYPE public.state TO writer WITH GRANT OPTION;

-- hazard: rewrite: rewrites public.items; fails where a value does not fit the new type
-- hazard: blocking: locks public.items while it is rewritten
ALTER TABLE public.items ALTER COLUMN next TYPE public.state USING next::text::public.state;

-- hazard: rewrite: rewrites public.items; fails where a value does not fit the new type
-- hazard: blocking: locks public.items while it is rewritten
ALTER TABLE public.items ALTER COLUMN state TYPE public.state USING state::text::public.state;

DROP TYPE public.state__old;

ALTER TABLE public.items ADD CONSTRAINT leads FOREIGN KEY (next) REFERENCES public.items(state) DEFERRABLE NOT VALID;

-- hazard: scan: reads public.items; fails where a row breaks public.items.leads
ALTER TABLE public.items VALIDATE CONSTRAINT leads;
