// Indexes of tables and materialized views, except those behind constraints and those a partitioned index hands down.
import { relationKey } from '../model.js'
import { commentOf, options, source, text, type Reader } from './reading.js'
import { steady } from '../steady.js'

export const index: Reader = {
  sql: () => `SELECT i.indexrelid, i.indrelid, n.nspname AS schema, c.relname AS relation, x.relname AS name, i.indisvalid AS valid, pg_get_indexdef(i.indexrelid) AS definition,
      ${commentOf('pg_class', 'i.indexrelid')} AS comment, s.spcname AS tablespace,
      (SELECT array_agg(a.attnum || '=' || a.attstattarget ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0) AS statistics
    FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_tablespace s ON s.oid = x.reltablespace
    WHERE n.nspname = ANY ($1) AND NOT EXISTS (SELECT FROM pg_inherits h WHERE h.inhrelid = i.indexrelid)
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))`,
  read: (row, reading) => {
    const parent = reading.keyAt(source('pg_class', row.indrelid))
    if (parent === undefined) return
    const name = [text(row.schema), text(row.relation), text(row.name)] as const
    const space = row.tablespace ? ` TABLESPACE ${text(row.tablespace)}` : ''
    const definition = steady(text(row.definition).replace(' ON ONLY ', ' ON '))
    const where = definition.indexOf(' WHERE ')
    const whole = space === '' ? definition : where < 0 ? definition + space : `${definition.slice(0, where)}${space}${definition.slice(where)}`
    const attrs = { definition: whole, valid: row.valid === true, statistics: options(row.statistics), comment: text(row.comment) }
    reading.add('index', name, attrs, [source('pg_class', row.indexrelid)], { parent, provides: [relationKey(name[0], name[2])] })
  },
}
