// Enumerations.
import { typeKey } from '../model.js'
import { commentOf, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text, texts } from './reading.js'

export const enumeration: Reader = {
  among: made('pg_type', `typtype = 'e'`),
  sql: () => `SELECT t.oid, t.typarray, n.nspname AS schema, t.typname AS name, ${ownerOf('t.typowner')} AS owner, ${commentOf('pg_type', 't.oid')} AS comment,
      (SELECT array_agg(l.enumlabel::text ORDER BY l.enumsortorder) FROM pg_enum l WHERE l.enumtypid = t.oid) AS labels
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e' AND n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_type', 't.oid')}`,
  read: (row, reading) => {
    const name = [text(row.schema), text(row.name)] as const
    const made = reading.add('enum', name, { values: texts(row.labels), ...owned(row) }, [source('pg_type', row.oid)], {
      provides: [typeKey(...name)],
    })
    reading.stand(source('pg_type', row.typarray), made.key)
  },
}
