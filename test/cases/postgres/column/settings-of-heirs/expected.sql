ALTER TABLE public.file ALTER COLUMN name SET COMPRESSION default;

-- hazard: rewrite: rewrites public.file, public.large, public.small for the new type of public.file.body
-- hazard: blocking: locks public.file, public.large, public.small while they are rewritten
ALTER TABLE public.file ALTER COLUMN body TYPE bytea USING body::bytea;

ALTER TABLE ONLY public.file ALTER COLUMN size SET STATISTICS 20;

ALTER TABLE public.large ALTER COLUMN name SET COMPRESSION default;

ALTER TABLE public.large ALTER COLUMN size SET STATISTICS 20;

ALTER TABLE public.small ALTER COLUMN name SET COMPRESSION default;

ALTER TABLE public.small ALTER COLUMN body SET STORAGE MAIN;
