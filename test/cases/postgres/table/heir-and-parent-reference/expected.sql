CREATE TABLE public.parent (
    a integer,
    b integer
);

CREATE TABLE public.heir (
    CONSTRAINT heir_a_key UNIQUE (a)
)
INHERITS (public.parent);

ALTER TABLE public.parent ADD CONSTRAINT parent_b_fkey FOREIGN KEY (b) REFERENCES public.heir(a);
