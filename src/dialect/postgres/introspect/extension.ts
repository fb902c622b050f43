// Extensions. Their version is the server's affair: upgrading one is not a change of the schema.
import { commentOf, source, text, type Reader } from './reading.js'

export const extension: Reader = {
  sql: () => `SELECT e.oid, e.extname AS name, n.nspname AS schema,
      CASE WHEN obj_description(e.oid, 'pg_extension') IS NOT DISTINCT FROM (SELECT a.comment FROM pg_available_extensions a WHERE a.name = e.extname) THEN '' ELSE ${commentOf('pg_extension', 'e.oid')} END AS comment
    FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql' AND n.nspname = ANY ($1 || ARRAY['pg_catalog'])`,
  read: (row, reading) => {
    reading.add('extension', [text(row.name)], { schema: text(row.schema), comment: text(row.comment) }, [source('pg_extension', row.oid)])
  },
}
