// Domains.
import { typeKey } from '../model.js'
import { commentOf, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text, textOrNull } from './reading.js'

export const domain: Reader = {
  among: made('pg_type', `typtype = 'd'`),
  sql: () => `SELECT t.oid, t.typarray, n.nspname AS schema, t.typname AS name, ${ownerOf('t.typowner')} AS owner, ${commentOf('pg_type', 't.oid')} AS comment,
      format_type(t.typbasetype, t.typtypmod) AS type, pg_get_expr(t.typdefaultbin, 0) AS "default", t.typnotnull AS "notNull",
      (SELECT CASE WHEN t.typcollation <> b.typcollation AND t.typcollation <> 0 THEN t.typcollation::regcollation::text END FROM pg_type b WHERE b.oid = t.typbasetype) AS collation
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'd' AND n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_type', 't.oid')}`,
  read: (row, reading) => {
    const name = [text(row.schema), text(row.name)] as const
    const attrs = {
      type: text(row.type),
      collation: textOrNull(row.collation),
      default: textOrNull(row.default),
      notNull: row.notNull === true,
      ...owned(row),
    }
    const made = reading.add('domain', name, attrs, [source('pg_type', row.oid)], { provides: [typeKey(...name)] })
    reading.stand(source('pg_type', row.typarray), made.key)
  },
}
