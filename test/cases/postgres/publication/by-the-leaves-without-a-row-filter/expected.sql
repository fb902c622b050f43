CREATE TABLE public.other (
    id integer
);

ALTER PUBLICATION news SET TABLE public.events, TABLE public.other;

ALTER PUBLICATION news SET (publish = 'insert, update, delete, truncate', publish_via_partition_root = false);
