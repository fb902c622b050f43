COMMENT ON RULE r ON public.v IS 'through';

CREATE OR REPLACE RULE r AS
    ON DELETE TO public.v DO INSTEAD  DELETE FROM public.t
  WHERE (t.a = old.a);
