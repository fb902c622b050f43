ALTER TYPE public.e ADD VALUE 'a' BEFORE 'm';

ALTER TYPE public.e ADD VALUE 'b' AFTER 'a';

ALTER TYPE public.e ADD VALUE 'n' AFTER 'm';

ALTER TYPE public.e ADD VALUE 'z';

ALTER TABLE public.t ALTER COLUMN x SET DEFAULT 'z'::public.e;
