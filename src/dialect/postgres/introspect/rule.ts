// Rewrite rules, except those that are views.
import { commentOf, made, type Reader, source, text } from './reading.js'
import { steady } from '../steady.js'

export const rule: Reader = {
  among: made('pg_rewrite', `rulename <> '_RETURN'`),
  sql: () => `SELECT r.oid, r.ev_class, n.nspname AS schema, c.relname AS relation, r.rulename AS name, pg_get_ruledef(r.oid) AS definition, r.ev_enabled::text AS enabled, ${commentOf('pg_rewrite', 'r.oid')} AS comment
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace WHERE r.rulename <> '_RETURN' AND n.nspname = ANY ($1)`,
  read: (row, reading) => {
    const parent = reading.keyAt(source('pg_class', row.ev_class))
    if (parent === undefined) return
    const attrs = { definition: steady(text(row.definition).replace(/;\s*$/, '')), enabled: text(row.enabled), comment: text(row.comment) }
    reading.add('rule', [text(row.schema), text(row.relation), text(row.name)], attrs, [source('pg_rewrite', row.oid)], { parent })
  },
}
