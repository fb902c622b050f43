CREATE TABLE public.account (id integer PRIMARY KEY);
CREATE TABLE public.event (at date NOT NULL, account integer) PARTITION BY RANGE (at);
CREATE TABLE public.event_2026 (at date NOT NULL, account integer);
ALTER TABLE public.event ADD CONSTRAINT event_account FOREIGN KEY (account) REFERENCES public.account (id);
ALTER TABLE public.event_2026 ADD CONSTRAINT own FOREIGN KEY (account) REFERENCES public.account (id);
