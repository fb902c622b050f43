// Constraints of tables, except not null (the column's) and those that a parent table hands down.
import { relationKey } from '../model.js'
import { commentOf, source, text, textOrNull, type Reader } from './reading.js'
import { steady } from '../steady.js'

/** What the server leaves out of the definition: an exclusion says it by itself. */
export const parameters = `(SELECT string_agg(quote_ident(o.option_name) || '=' || quote_literal(o.option_value), ', ') FROM pg_class i, pg_options_to_table(i.reloptions) o WHERE i.oid = k.conindid)`

export const constraint: Reader = {
  sql: () => `SELECT k.oid, k.conrelid, k.conindid, k.conname AS name, n.nspname AS schema, c.relname AS relation, k.contype::text AS type, k.convalidated AS valid,
      pg_get_constraintdef(k.oid) AS definition, ${commentOf('pg_constraint', 'k.oid')} AS comment, CASE WHEN k.contype IN ('p', 'u', 'x') THEN pg_get_indexdef(k.conindid) END AS index,
      CASE WHEN k.contype IN ('p', 'u', 'x') THEN ${commentOf('pg_class', 'k.conindid')} END AS "indexComment",
      CASE WHEN f.relkind = 'p' THEN (WITH RECURSIVE x(oid) AS (SELECT k.oid UNION SELECT y.oid FROM x JOIN pg_constraint y ON y.conparentid = x.oid AND y.conrelid = k.conrelid) SELECT array_agg(x.oid::int) FROM x) END AS clones,
      CASE WHEN k.contype IN ('p', 'u') THEN ${parameters} END AS parameters
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_class f ON f.oid = k.confrelid
    WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND k.conparentid = 0 AND k.conislocal AND n.nspname = ANY ($1)`,
  read: (row, reading) => {
    const parent = reading.keyAt(source('pg_class', row.conrelid))
    if (parent === undefined) return
    const name = [text(row.schema), text(row.relation), text(row.name)] as const
    const backed = 'pux'.includes(text(row.type))
    const attrs = {
      type: text(row.type),
      definition: withParameters(steady(text(row.definition).replace(/ NOT VALID$/, '')), textOrNull(row.parameters)),
      valid: row.valid === true,
      index: textOrNull(row.index)?.replace(' ON ONLY ', ' ON ') ?? null,
      comment: text(row.comment),
      indexComment: text(row.indexComment),
    }
    const provides = backed ? [relationKey(name[0], name[2])] : []
    const made = reading.add('constraint', name, attrs, [source('pg_constraint', row.oid)], { parent, provides })
    // A foreign key to a partitioned table holds on to each partition, at any depth, by a constraint of its own.
    for (const oid of (row.clones ?? []) as readonly number[]) reading.feed(made.key, source('pg_constraint', oid))
    if (!backed) return
    reading.stand(source('pg_class', row.conindid), made.key)
    // Columns that only a predicate or an expression names are the index's to need.
    reading.feed(made.key, source('pg_class', row.conindid))
  },
}

export function withParameters(definition: string, list: string | null): string {
  return list === null ? definition : definition.replace(/(?: (?:NOT )?DEFERRABLE)?(?: INITIALLY DEFERRED)?$/, (timing) => ` WITH (${list})${timing}`)
}
