ALTER TABLE public.child NO INHERIT public.parent;

ALTER PUBLICATION news SET TABLE ONLY public.parent;
