// Columns of tables and foreign tables.
import { relationKey } from '../model.js'
import { options, source, text, textOrNull, type Reader } from './reading.js'
import { bounds } from './sequence.js'
import { steady } from '../steady.js'

/** The collation of an attribute where it is not its type's own. */
export function collationOf(alias: string): string {
  return `(SELECT CASE WHEN ${alias}.attcollation <> ct.typcollation AND ${alias}.attcollation <> 0 THEN ${alias}.attcollation::regcollation::text END FROM pg_type ct WHERE ct.oid = ${alias}.atttypid)`
}

export const column: Reader = {
  sql: () => `SELECT a.attrelid, a.attnum, a.attname AS name, n.nspname AS schema, c.relname AS relation, format_type(a.atttypid, a.atttypmod) AS type, ${collationOf('a')} AS collation,
      a.attnotnull AS "notNull", a.attidentity::text AS identity, a.attgenerated::text AS generated, CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END AS expression, d.oid AS attrdef,
      CASE WHEN a.attstorage <> t.typstorage THEN CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' WHEN 'x' THEN 'EXTENDED' END END AS storage,
      CASE to_jsonb(a)->>'attcompression' WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression, nullif(a.attstattarget, -1)::int AS statistics,
      a.attoptions AS options, a.attfdwoptions AS "foreignOptions", NOT a.attislocal AS inherited, coalesce(col_description(a.attrelid, a.attnum), '') AS comment,
      q.seqstart AS start, q.seqincrement AS increment, q.seqmin AS minimum, q.seqmax AS maximum, q.seqcache AS cache, q.seqcycle AS cycle, q.seqrelid, qc.relname AS sequence
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    LEFT JOIN pg_depend qd ON a.attidentity <> '' AND qd.refclassid = 'pg_class'::regclass AND qd.refobjid = a.attrelid AND qd.refobjsubid = a.attnum AND qd.deptype = 'i' AND qd.classid = 'pg_class'::regclass
    LEFT JOIN pg_sequence q ON q.seqrelid = qd.objid LEFT JOIN pg_class qc ON qc.oid = q.seqrelid
    WHERE c.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname = ANY ($1) ORDER BY a.attrelid, a.attnum`,
  read: (row, reading) => {
    const parent = reading.keyAt(source('pg_class', row.attrelid))
    if (parent === undefined) return
    const generated = text(row.generated)
    const identity = text(row.identity)
    const name = [text(row.schema), text(row.relation), text(row.name)] as const
    const attrs = {
      type: text(row.type),
      collation: textOrNull(row.collation),
      notNull: row.notNull === true,
      identity: identity === '' ? null : { always: identity === 'a', sequence: text(row.sequence), ...bounds(row) },
      generated: generated === '' ? null : { expression: steady(text(row.expression)), stored: generated === 's' },
      storage: textOrNull(row.storage),
      compression: textOrNull(row.compression),
      statistics: row.statistics === null ? null : Number(row.statistics),
      options: options(row.options),
      foreignOptions: options(row.foreignOptions),
      inherited: row.inherited === true,
      comment: text(row.comment),
    }
    const sources = [source('pg_class', row.attrelid, row.attnum)]
    const provides = identity === '' ? [] : [relationKey(name[0], text(row.sequence))]
    const made = reading.add('column', name, attrs, sources, { parent, position: Number(row.attnum), provides })
    if (generated !== '') reading.feed(made.key, source('pg_attrdef', row.attrdef))
    if (identity !== '') reading.stand(source('pg_class', row.seqrelid), made.key)
  },
}
