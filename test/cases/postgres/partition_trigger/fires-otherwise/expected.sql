DROP TRIGGER sent ON public.letters;

CREATE TRIGGER sent AFTER INSERT OR DELETE ON public.letters FOR EACH ROW EXECUTE FUNCTION public.stamp();

ALTER TABLE public.letters ENABLE REPLICA TRIGGER stamped;

ALTER TABLE public.letters_lu ENABLE ALWAYS TRIGGER stamped;

ALTER TABLE public.letters_be DISABLE TRIGGER stamped;

ALTER TABLE public.letters_be_1 ENABLE TRIGGER stamped;

ALTER TABLE public.letters_nl DISABLE TRIGGER sent;

ALTER TABLE public.letters_nl ENABLE REPLICA TRIGGER stamped;
