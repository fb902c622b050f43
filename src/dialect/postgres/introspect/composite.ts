// Composite types, attributes included.
import type { Attribute } from '../model.js'
import { relationKey, typeKey } from '../model.js'
import { collationOf } from './column.js'
import { commentOf, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text } from './reading.js'

export const composite: Reader = {
  among: made('pg_class', `relkind = 'c'`),
  sql: () => `SELECT t.oid, t.typarray, c.oid AS relation, n.nspname AS schema, t.typname AS name, ${ownerOf('t.typowner')} AS owner, ${commentOf('pg_type', 't.oid')} AS comment,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'collation', ${collationOf('a')}, 'comment', coalesce(col_description(c.oid, a.attnum), '')) ORDER BY a.attnum), '[]')
         FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS attributes,
      (SELECT array_agg(a.attnum::int) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS numbers
    FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_type', 't.oid')}`,
  read: (row, reading) => {
    const name = [text(row.schema), text(row.name)] as const
    const attributes = row.attributes as unknown as readonly Attribute[]
    const numbers = (row.numbers ?? []) as readonly number[]
    const sources = [
      source('pg_type', row.oid),
      source('pg_class', row.relation),
      ...numbers.map((number) => source('pg_class', row.relation, number)),
    ]
    const made = reading.add('composite', name, { attributes, ...owned(row) }, sources, { provides: [typeKey(...name), relationKey(...name)] })
    reading.stand(source('pg_type', row.typarray), made.key)
  },
}
