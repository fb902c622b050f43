// Check constraints of domains; their not null is the domain's own.
import { commentOf, made, type Reader, source, text } from './reading.js'
import { steady } from '../steady.js'

export const domainConstraint: Reader = {
  among: made('pg_type', `typtype = 'd'`),
  sql: () => `SELECT k.oid, k.contypid, k.conname AS name, n.nspname AS schema, t.typname AS domain, k.convalidated AS valid,
      pg_get_constraintdef(k.oid) AS definition, ${commentOf('pg_constraint', 'k.oid')} AS comment
    FROM pg_constraint k JOIN pg_type t ON t.oid = k.contypid JOIN pg_namespace n ON n.oid = t.typnamespace WHERE k.contype = 'c' AND n.nspname = ANY ($1)`,
  read: (row, reading) => {
    const parent = reading.keyAt(source('pg_type', row.contypid))
    if (parent === undefined) return
    const definition = steady(text(row.definition).replace(/ NOT VALID$/, ''))
    const attrs = { definition, valid: row.valid === true, comment: text(row.comment) }
    reading.add('domain_constraint', [text(row.schema), text(row.domain), text(row.name)], attrs, [source('pg_constraint', row.oid)], { parent })
  },
}
