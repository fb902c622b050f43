CREATE TABLE public.t (
    a bigint,
    CONSTRAINT one EXCLUDE USING btree (a WITH =)
);

ALTER TABLE public.t ADD CONSTRAINT two EXCLUDE USING btree (a WITH =);
