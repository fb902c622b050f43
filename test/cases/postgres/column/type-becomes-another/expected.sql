-- hazard: data-loss: values of public.leaves.unused may be rounded or cut: public.unused → integer
-- hazard: rewrite: rewrites public.leaves for the new type of public.leaves.unused
-- hazard: blocking: locks public.leaves while it is rewritten
ALTER TABLE public.leaves ALTER COLUMN unused TYPE integer USING unused::text::integer;

DROP TYPE public.unused;

CREATE TABLE public.unused (
    id integer
);

-- refused: column "public"."orders"."state": column public.orders.state would have to be made anew, and it holds values
-- way out: Add a new column beside it and fill it, or write the change by hand with `trueup new`.
-- refused: enum "public"."state": this change waits for that of table "public"."orders", which is refused
-- way out: Settle table "public"."orders" first, then plan again.
-- refused: table "public"."state": this change waits for that of enum "public"."state", which is refused
-- way out: Settle enum "public"."state" first, then plan again.
