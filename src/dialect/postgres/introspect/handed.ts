// What a partitioned table hands down to its partitions, under the names that the server gave: no facts, but what is left when
// a partition is detached.
import { parameters, withParameters } from './constraint.js'
import { text, textOrNull, type Reader } from './reading.js'
import { steady } from '../steady.js'

/** A part that a partition has from its parent. */
export interface Handed {
  readonly table: readonly string[]
  readonly kind: 'constraint' | 'index'
  readonly name: string
  readonly definition: string
}

export const handed: Reader = {
  sql: () => `SELECT n.nspname AS schema, c.relname AS relation, 'index' AS kind, x.relname AS name, pg_get_indexdef(h.inhrelid) AS definition, NULL AS parameters
      FROM pg_inherits h JOIN pg_index i ON i.indexrelid = h.inhrelid JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ANY ($1) AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = h.inhrelid AND k.contype IN ('p', 'u', 'x'))
    UNION ALL SELECT n.nspname, c.relname, 'constraint', k.conname, pg_get_constraintdef(k.oid), CASE WHEN k.contype IN ('p', 'u') THEN ${parameters} END
      FROM pg_constraint k JOIN pg_constraint p ON p.oid = k.conparentid AND p.conrelid <> k.conrelid JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE k.contype IN ('p', 'u', 'x', 'f') AND n.nspname = ANY ($1)`,
  read: (row, reading) => {
    const kind = row.kind === 'index' ? 'index' : 'constraint'
    const definition =
      kind === 'index'
        ? steady(text(row.definition).replace(' ON ONLY ', ' ON '))
        : withParameters(steady(text(row.definition)), textOrNull(row.parameters))
    const found: Handed = { table: [text(row.schema), text(row.relation)], kind, name: text(row.name), definition }
    reading.handed.push(JSON.stringify(found))
  },
}
