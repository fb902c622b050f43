ALTER TABLE public.leaver_heir ALTER COLUMN id DROP DEFAULT;

ALTER TABLE public.low ALTER COLUMN id DROP DEFAULT;

ALTER TABLE public.low ALTER COLUMN n DROP DEFAULT;

ALTER TABLE public.other_heir ALTER COLUMN id DROP DEFAULT;

ALTER TABLE public.leaver NO INHERIT public.left_alone;

ALTER TABLE ONLY public.leaver ALTER COLUMN id DROP NOT NULL;

-- hazard: data-loss: drops column public.leaver.id with its values
ALTER TABLE ONLY public.leaver DROP COLUMN IF EXISTS id;

ALTER TABLE public.middle NO INHERIT public.top;

ALTER TABLE ONLY public.middle ALTER COLUMN id DROP NOT NULL;

-- hazard: data-loss: drops column public.middle.id with its values
ALTER TABLE ONLY public.middle DROP COLUMN id;

ALTER TABLE ONLY public.middle ALTER COLUMN n DROP NOT NULL;

-- hazard: data-loss: drops column public.middle.n with its values
ALTER TABLE ONLY public.middle DROP COLUMN n;

-- hazard: data-loss: drops table public.top with its rows
DROP TABLE public.top;

ALTER TABLE public.leaver_heir ALTER COLUMN id DROP NOT NULL;

ALTER TABLE ONLY public.left_alone ALTER COLUMN id DROP NOT NULL;

-- hazard: data-loss: drops column public.left_alone.id with its values
ALTER TABLE ONLY public.left_alone DROP COLUMN id;

ALTER TABLE public.low ALTER COLUMN id DROP NOT NULL;

-- hazard: rewrite: rewrites public.low for the new type of public.low.id
-- hazard: blocking: locks public.low while it is rewritten
ALTER TABLE public.low ALTER COLUMN id TYPE integer;

ALTER TABLE public.low ALTER COLUMN n DROP NOT NULL;

ALTER TABLE ONLY public.other ALTER COLUMN id DROP NOT NULL;

-- hazard: data-loss: drops column public.other.id with its values
ALTER TABLE ONLY public.other DROP COLUMN id;

-- hazard: data-loss: drops column public.other_loser.id with its values
ALTER TABLE public.other_loser DROP COLUMN id;
