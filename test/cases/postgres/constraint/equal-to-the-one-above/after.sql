CREATE TABLE public.account (id integer PRIMARY KEY);
CREATE TABLE public.event (at date NOT NULL, account integer) PARTITION BY RANGE (at);
CREATE TABLE public.event_2026 PARTITION OF public.event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
ALTER TABLE public.event ADD CONSTRAINT event_account FOREIGN KEY (account) REFERENCES public.account (id);
ALTER TABLE public.event_2026 ADD CONSTRAINT own FOREIGN KEY (account) REFERENCES public.account (id);
