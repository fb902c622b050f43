ALTER VIEW public.listed ALTER COLUMN code DROP DEFAULT;

DROP FUNCTION public.next_code();

ALTER VIEW public.listed ALTER COLUMN id DROP DEFAULT;

-- hazard: data-loss: drops sequence public.numbers with the number it has come to
DROP SEQUENCE public.numbers;

CREATE FUNCTION public.next_code(prefix text DEFAULT 'b'::text)
 RETURNS text
 LANGUAGE sql
AS $function$ SELECT prefix $function$;

ALTER VIEW public.listed ALTER COLUMN code SET DEFAULT public.next_code();
