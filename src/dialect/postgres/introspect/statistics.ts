// Extended statistics.
import { commentOf, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text } from './reading.js'
import { steady } from '../steady.js'

/** The columns in the order of the table, as the server prints them, or by name: it matters to nobody, and the table's may differ. */
function columns(order: string): string {
  return `(SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY ${order}) FROM pg_attribute a WHERE a.attrelid = s.stxrelid AND a.attnum = ANY (s.stxkeys))`
}

export const statistics: Reader = {
  among: made('pg_statistic_ext'),
  sql: () => `SELECT s.oid, s.stxrelid, n.nspname AS schema, s.stxname AS name, ${ownerOf('s.stxowner')} AS owner, ${commentOf('pg_statistic_ext', 's.oid')} AS comment,
      pg_get_statisticsobjdef(s.oid) AS definition, ${columns('a.attnum')} AS columns, ${columns('a.attname')} AS sorted, nullif(s.stxstattarget, -1)::int AS target
    FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_statistic_ext', 's.oid')}`,
  read: (row, reading) => {
    const parent = reading.keyAt(source('pg_class', row.stxrelid))
    const attrs = {
      definition: steady(text(row.definition).replace(` ON ${text(row.columns)}`, () => ` ON ${text(row.sorted)}`)),
      target: row.target === null ? null : Number(row.target),
      ...owned(row),
    }
    reading.add(
      'statistics',
      [text(row.schema), text(row.name)],
      attrs,
      [source('pg_statistic_ext', row.oid)],
      parent === undefined ? {} : { parent },
    )
  },
}
