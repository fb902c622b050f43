ALTER TABLE public.events DROP CONSTRAINT events_kind;

ALTER TABLE public.people DROP CONSTRAINT people_boss;

CREATE TYPE public.kind AS ENUM ('a', 'b', 'c');

-- hazard: data-loss: values of public.events.many may be rounded or cut: s.kind[] → public.kind[]
-- hazard: rewrite: rewrites public.events for the new type of public.events.many
-- hazard: blocking: locks public.events while it is rewritten
ALTER TABLE public.events ALTER COLUMN many TYPE public.kind[] USING many::text[]::public.kind[];

-- hazard: data-loss: values of public.events.one may be rounded or cut: s.kind → public.kind
-- hazard: rewrite: rewrites public.events for the new type of public.events.one
-- hazard: blocking: locks public.events while it is rewritten
ALTER TABLE public.events ALTER COLUMN one TYPE public.kind USING one::text::public.kind;

-- hazard: rewrite: rewrites public.events for the new type of public.events.n
-- hazard: blocking: locks public.events while it is rewritten
ALTER TABLE public.events ALTER COLUMN n TYPE bigint;

-- hazard: data-loss: values of public.kinds.many may be rounded or cut: s.kind[] → public.kind[]
-- hazard: rewrite: rewrites public.kinds for the new type of public.kinds.many
-- hazard: blocking: locks public.kinds while it is rewritten
ALTER TABLE public.kinds ALTER COLUMN many TYPE public.kind[] USING many::text[]::public.kind[];

-- hazard: data-loss: values of public.kinds.one may be rounded or cut: s.kind → public.kind
-- hazard: rewrite: rewrites public.kinds for the new type of public.kinds.one
-- hazard: blocking: locks public.kinds while it is rewritten
ALTER TABLE public.kinds ALTER COLUMN one TYPE public.kind USING one::text::public.kind;

DROP TYPE s.kind;

-- hazard: rewrite: rewrites public.kinds for the new type of public.kinds.n
-- hazard: blocking: locks public.kinds while it is rewritten
ALTER TABLE public.kinds ALTER COLUMN n TYPE bigint;

-- hazard: rewrite: rewrites public.people for the new type of public.people.id
-- hazard: blocking: locks public.people while it is rewritten
ALTER TABLE public.people ALTER COLUMN id TYPE text;

-- hazard: rewrite: rewrites public.people for the new type of public.people.boss
-- hazard: blocking: locks public.people while it is rewritten
ALTER TABLE public.people ALTER COLUMN boss TYPE text;

ALTER TABLE public.events ADD CONSTRAINT events_kind FOREIGN KEY (many, one, n) REFERENCES public.kinds(many, one, n) DEFERRABLE INITIALLY DEFERRED NOT VALID;

-- hazard: scan: reads public.events; fails where a row breaks public.events.events_kind
ALTER TABLE public.events VALIDATE CONSTRAINT events_kind;

ALTER TABLE public.people ADD CONSTRAINT people_boss FOREIGN KEY (boss) REFERENCES public.people(id) NOT VALID;

-- hazard: scan: reads public.people; fails where a row breaks public.people.people_boss
ALTER TABLE public.people VALIDATE CONSTRAINT people_boss;
