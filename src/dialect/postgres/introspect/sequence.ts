// Sequences, except those of identity columns, which are the column's.
import { keyOf } from '../../../core/fact.js'
import { relationKey, type Bounds } from '../model.js'
import type { Row } from '../../dialect.js'
import { commentOf, made, owned, ownedByNoExtension, ownerOf, type Reader, source, text, texts } from './reading.js'

export const sequence: Reader = {
  among: made('pg_class', `relkind = 'S'`),
  sql: () => `SELECT c.oid, n.nspname AS schema, c.relname AS name, ${ownerOf('c.relowner')} AS owner, ${commentOf('pg_class', 'c.oid')} AS comment,
      format_type(s.seqtypid, NULL) AS type, s.seqstart AS start, s.seqincrement AS increment, s.seqmin AS minimum, s.seqmax AS maximum, s.seqcache AS cache, s.seqcycle AS cycle,
      c.relpersistence::text AS persistence,
      (SELECT ARRAY[tn.nspname, t.relname, a.attname]::text[] FROM pg_depend d JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
         WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a') AS "ownedBy"
    FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ANY ($1) AND ${ownedByNoExtension('pg_class', 'c.oid')} AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i')`,
  read: (row, reading) => {
    const name = [text(row.schema), text(row.name)] as const
    const persistence = text(row.persistence)
    const attrs = { type: text(row.type), ...bounds(row), persistence, ...owned(row) }
    const made = reading.add('sequence', name, attrs, [], { provides: [relationKey(...name)], needs: [keyOf('schema', [name[0]])] })
    reading.stand(source('pg_class', row.oid), made.key)
    if (!row.ownedBy) return
    const column = texts(row.ownedBy)
    reading.add('ownership', name, { column }, [], { parent: made.key, needs: [keyOf('column', column)] })
  },
}

export function bounds(row: Row): Bounds {
  const { start, increment, minimum, maximum, cache, cycle } = row
  return { start: text(start), increment: text(increment), minimum: text(minimum), maximum: text(maximum), cache: text(cache), cycle: cycle === true }
}
