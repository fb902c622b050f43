// What a partitioned table hands down to its partitions, under the names that it has there: no facts, unless a partition has
// it in a way of its own, but what is left when a partition is detached.
import type { Key } from '../../../core/fact.js'
import type { State } from '../../../core/state.js'
import type { Options } from '../model.js'
import { parameters, withParameters } from './constraint.js'
import { topOf } from './partition_index.js'
import { options, source, text, textOrNull, type Reader } from './reading.js'
import { steady } from '../steady.js'

/** A part that a partition has from its parent. */
export interface Handed {
  readonly table: readonly string[]
  readonly kind: 'constraint' | 'index'
  readonly name: string
  readonly definition: string
  /** The index or key at the top that an index, or a key's index, is attached to; `null` for a foreign key. */
  readonly of: Key | null
  readonly options: Options
}

const known = new WeakMap<readonly string[], readonly Handed[]>()

/** What the partitions of a state have from their parents. */
export function handedIn({ lists: { handed: texts } }: State): readonly Handed[] {
  if (!texts) return []
  const found = known.get(texts) ?? texts.map((text) => JSON.parse(text) as Handed)
  known.set(texts, found)
  return found
}

export const handed: Reader = {
  among: 'pg_inherits',
  sql: () => `SELECT n.nspname AS schema, c.relname AS relation, 'index' AS kind, x.relname AS name, pg_get_indexdef(h.inhrelid) AS definition, NULL AS parameters,
        ${topOf('h.inhrelid')}::oid AS top, x.reloptions AS options
      FROM pg_inherits h JOIN pg_index i ON i.indexrelid = h.inhrelid JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ANY ($1) AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = h.inhrelid AND k.contype IN ('p', 'u', 'x'))
    UNION ALL SELECT n.nspname, c.relname, 'constraint', k.conname, pg_get_constraintdef(k.oid), CASE WHEN k.contype IN ('p', 'u') THEN ${parameters} END,
        CASE WHEN k.contype <> 'f' THEN ${topOf('k.conindid')}::oid END, CASE WHEN k.contype <> 'f' THEN x.reloptions END
      FROM pg_constraint k JOIN pg_constraint p ON p.oid = k.conparentid AND p.conrelid <> k.conrelid JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_class x ON x.oid = k.conindid
      WHERE k.contype IN ('p', 'u', 'x', 'f') AND n.nspname = ANY ($1)`,
  read: (row, reading) => {
    const kind = row.kind === 'index' ? 'index' : 'constraint'
    const definition =
      kind === 'index'
        ? steady(text(row.definition).replace(' ON ONLY ', ' ON '))
        : withParameters(steady(text(row.definition)), textOrNull(row.parameters))
    const found: Handed = {
      table: [text(row.schema), text(row.relation)],
      kind,
      name: text(row.name),
      definition,
      of: row.top === null ? null : (reading.keyAt(source('pg_class', row.top)) ?? null),
      options: options(row.options),
    }
    reading.handed.push(JSON.stringify(found))
  },
}
