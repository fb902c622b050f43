// Transforms: how a language gets at a type. Outside schemas, like casts, and managed where the type or a function of one is.
import { commentOf, made, ownedByNoExtension, type Reader, source, text } from './reading.js'

export const transform: Reader = {
  among: made('pg_transform'),
  sql: () => `SELECT f.oid, format_type(f.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname) AS name, ${commentOf('pg_transform', 'f.oid')} AS comment,
      concat_ws(', ', CASE WHEN f.trffromsql <> 0 THEN 'FROM SQL WITH FUNCTION ' || f.trffromsql::regprocedure END,
        CASE WHEN f.trftosql <> 0 THEN 'TO SQL WITH FUNCTION ' || f.trftosql::regprocedure END) AS definition
    FROM pg_transform f JOIN pg_language l ON l.oid = f.trflang WHERE f.oid >= 16384 AND ${ownedByNoExtension('pg_transform', 'f.oid')}
      AND (EXISTS (SELECT FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.oid = f.trftype AND n.nspname = ANY ($1 || ARRAY['pg_catalog']))
        OR EXISTS (SELECT FROM pg_proc r JOIN pg_namespace n ON n.oid = r.pronamespace WHERE r.oid IN (f.trffromsql, f.trftosql) AND n.nspname = ANY ($1)))`,
  read: (row, reading) => {
    reading.add('transform', [text(row.name)], { definition: text(row.definition), comment: text(row.comment) }, [source('pg_transform', row.oid)])
  },
}
