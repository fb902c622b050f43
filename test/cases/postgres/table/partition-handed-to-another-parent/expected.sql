-- hazard: blocking: locks public.old for a moment
ALTER TABLE public.old DETACH PARTITION public.part;

DROP INDEX public.part_note_idx;

CREATE TABLE public.whole (
    id bigint,
    note text
)
PARTITION BY HASH (id);

-- hazard: scan: reads public.part to see that its rows fit
ALTER TABLE public.whole ATTACH PARTITION public.part FOR VALUES WITH (modulus 4, remainder 2);

-- hazard: data-loss: drops table public.old with its rows
DROP TABLE public.old;

CREATE INDEX notes ON public.whole USING btree (note);

-- looks like a rename: table "public"."old" → table "public"."whole"
