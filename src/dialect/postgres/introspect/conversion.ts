// Conversions between encodings.
import { literal } from '../quote.js'
import { commentOf, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text } from './reading.js'

export const conversion: Reader = {
  among: made('pg_conversion'),
  sql: () => `SELECT c.oid, n.nspname AS schema, c.conname AS name, ${ownerOf('c.conowner')} AS owner, ${commentOf('pg_conversion', 'c.oid')} AS comment,
      pg_encoding_to_char(c.conforencoding) AS "from", pg_encoding_to_char(c.contoencoding) AS "to", c.conproc::regproc::text AS function, c.condefault AS "default"
    FROM pg_conversion c JOIN pg_namespace n ON n.oid = c.connamespace WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_conversion', 'c.oid')}`,
  read: (row, reading) => {
    const definition = `FOR ${literal(text(row.from))} TO ${literal(text(row.to))} FROM ${row.function}`
    const attrs = { default: row.default === true, definition, ...owned(row) }
    reading.add('conversion', [text(row.schema), text(row.name)], attrs, [source('pg_conversion', row.oid)])
  },
}
