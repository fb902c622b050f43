CREATE DOMAIN public.levels AS public.level[] DEFAULT '{}'::public.level[];
