CREATE TABLE public.other (
    kind bigint NOT NULL
);

-- refused: table "public"."child": PostgreSQL cannot leave column public.child.kind to a parent that its table had not from the start
-- way out: Declare the column in the table as well as in its parent, then plan again.
-- refused: table "public"."parent": this change waits for that of table "public"."child", which is refused
-- way out: Settle table "public"."child" first, then plan again.
-- refused: foreign_table "public"."away": this change waits for that of table "public"."child", which is refused
-- way out: Settle table "public"."child" first, then plan again.
-- refused: table "public"."refers": this change waits for that of table "public"."child", which is refused
-- way out: Settle table "public"."child" first, then plan again.
-- looks like a rename: table "public"."parent" → table "public"."other"
