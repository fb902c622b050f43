// Casts: outside schemas, and managed where a type or the function of one is in a managed schema, or all of it is the server's
// own. What a range type or an extension brings along goes with it.
import { commentOf, made, type Reader, source, text } from './reading.js'

export const cast: Reader = {
  among: made('pg_cast'),
  sql: () => `SELECT c.oid, format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL) AS name, ${commentOf('pg_cast', 'c.oid')} AS comment,
      CASE c.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || c.castfunc::regprocedure WHEN 'i' THEN 'WITH INOUT' ELSE 'WITHOUT FUNCTION' END
        || CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END AS definition
    FROM pg_cast c WHERE c.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype IN ('e', 'i')) AND (
      SELECT bool_or(n.nspname = ANY ($1)) OR bool_and(n.nspname = 'pg_catalog') FROM pg_namespace n WHERE n.oid IN (
        (SELECT t.typnamespace FROM pg_type t WHERE t.oid = c.castsource), (SELECT t.typnamespace FROM pg_type t WHERE t.oid = c.casttarget), (SELECT p.pronamespace FROM pg_proc p WHERE p.oid = c.castfunc)))`,
  read: (row, reading) => {
    reading.add('cast', [text(row.name)], { definition: text(row.definition), comment: text(row.comment) }, [source('pg_cast', row.oid)])
  },
}
