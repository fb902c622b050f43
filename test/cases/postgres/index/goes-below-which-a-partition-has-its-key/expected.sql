ALTER TABLE public.note DROP CONSTRAINT note_login;

DROP INDEX public.event_key CASCADE;

-- hazard: scan: reads public.login to build login_key
CREATE UNIQUE INDEX CONCURRENTLY login_key ON public.login USING btree (kind, id);

ALTER TABLE public.login ADD CONSTRAINT login_key PRIMARY KEY USING INDEX login_key;

ALTER TABLE public.note ADD CONSTRAINT note_login FOREIGN KEY (kind, id) REFERENCES public.login(kind, id) NOT VALID;

-- hazard: scan: reads public.note; fails where a row breaks public.note.note_login
ALTER TABLE public.note VALIDATE CONSTRAINT note_login;
