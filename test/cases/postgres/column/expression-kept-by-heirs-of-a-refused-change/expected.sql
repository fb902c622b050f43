ALTER TABLE public.beside ADD COLUMN note text;

-- refused: column "public"."parent"."twice": PostgreSQL cannot make the generated column public.parent.twice a plain one while tables inherit it from those that inherit it
-- way out: Write the change by hand with `trueup new`: take the tables below out of their parents, change each by itself, then put them back.
-- refused: table "public"."child": this change waits for that of table "public"."parent", which is refused
-- way out: Settle table "public"."parent" first, then plan again.
-- refused: table "public"."grandchild": this change waits for that of table "public"."child", which is refused
-- way out: Settle table "public"."child" first, then plan again.
