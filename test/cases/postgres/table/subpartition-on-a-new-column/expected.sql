ALTER TABLE public.t ADD COLUMN a date;

CREATE TABLE public.t_eu_x PARTITION OF public.t_eu FOR VALUES IN ('x')
PARTITION BY RANGE (a);
