// Extensions. Their version is the server's affair: upgrading one is not a change of the schema.
import { commentOf, made, type Reader, source, text } from './reading.js'

export const extension: Reader = {
  among: made('pg_extension'),
  sql: () => `SELECT e.oid, e.extname AS name, n.nspname AS schema,
      ${commentOf('pg_extension', 'e.oid')} AS comment, coalesce((SELECT a.comment FROM pg_available_extensions a WHERE a.name = e.extname), '') AS usual
    FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql' AND n.nspname = ANY ($1 || ARRAY['pg_catalog'])`,
  read: (row, reading) => {
    const [name, usual] = [text(row.name), text(row.usual)]
    const comment = text(row.comment) === usual ? '' : text(row.comment)
    reading.usualComments.push(`${name}=${usual}`)
    reading.add('extension', [name], { schema: text(row.schema), comment }, [source('pg_extension', row.oid)])
  },
}
