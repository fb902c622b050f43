// Columns of tables and foreign tables.
import { keyOf } from '../../../core/fact.js'
import type { Row } from '../../dialect.js'
import { relationKey } from '../model.js'
import { usualName } from '../not-null.js'
import { options, source, text, textOrNull, type Reader } from './reading.js'
import { bounds } from './sequence.js'
import { steady } from '../steady.js'

/** The collation of an attribute where it is not its type's own. */
export function collationOf(alias: string): string {
  return `(SELECT CASE WHEN ${alias}.attcollation <> ct.typcollation AND ${alias}.attcollation <> 0 THEN ${alias}.attcollation::regcollation::text END FROM pg_type ct WHERE ct.oid = ${alias}.atttypid)`
}

/** What only few columns have is looked up for those alone: the planner knows nothing of how few they are. */
const sequenceOf = `(SELECT jsonb_build_object('oid', q.seqrelid, 'name', qc.relname, 'start', q.seqstart::text, 'increment', q.seqincrement::text, 'minimum', q.seqmin::text,
        'maximum', q.seqmax::text, 'cache', q.seqcache::text, 'cycle', q.seqcycle)
      FROM pg_depend qd JOIN pg_sequence q ON q.seqrelid = qd.objid JOIN pg_class qc ON qc.oid = q.seqrelid
      WHERE qd.refclassid = 'pg_class'::regclass AND qd.refobjid = a.attrelid AND qd.refobjsubid = a.attnum AND qd.deptype = 'i' AND qd.classid = 'pg_class'::regclass)`
const expressionOf = `(SELECT jsonb_build_object('oid', d.oid, 'text', pg_get_expr(d.adbin, d.adrelid)) FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum)`
const descriptionOf = `(SELECT cd.description FROM pg_description cd WHERE cd.objoid = a.attrelid AND cd.objsubid = a.attnum AND cd.classoid = 'pg_class'::regclass)`

const originsOf = `(SELECT jsonb_agg(jsonb_build_array(pn.nspname, p.relname, a.attname)) FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
      JOIN pg_attribute pa ON pa.attrelid = p.oid AND pa.attname = a.attname AND NOT pa.attisdropped WHERE i.inhrelid = a.attrelid)`

/** From 18 on; what a parent hands down is the parent's. */
const notNullOf = `(SELECT jsonb_build_object('name', nk.conname, 'valid', nk.convalidated, 'noInherit', nk.connoinherit, 'comment', coalesce(obj_description(nk.oid, 'pg_constraint'), ''))
      FROM pg_constraint nk WHERE nk.conrelid = a.attrelid AND nk.contype = 'n' AND nk.conkey = ARRAY[a.attnum] AND nk.conislocal AND nk.coninhcount = 0)`

export const column: Reader = {
  sql: (
    version,
  ) => `SELECT a.attrelid, a.attnum, a.attname AS name, n.nspname AS schema, c.relname AS relation, format_type(a.atttypid, a.atttypmod) AS type,
      CASE WHEN a.attcollation <> t.typcollation AND a.attcollation <> 0 THEN a.attcollation::regcollation::text END AS collation,
      a.attnotnull AS "notNull", ${version < 180000 ? 'NULL' : `CASE WHEN a.attnotnull THEN ${notNullOf} END`} AS constraint, a.attidentity::text AS identity, a.attgenerated::text AS generated, CASE WHEN a.attgenerated <> '' THEN ${expressionOf} END AS expression,
      CASE WHEN a.attstorage <> t.typstorage THEN CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' WHEN 'x' THEN 'EXTENDED' END END AS storage,
      ${version < 140000 ? 'NULL' : `CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END`} AS compression, nullif(a.attstattarget, -1)::int AS statistics,
      a.attoptions AS options, a.attfdwoptions AS "foreignOptions", NOT a.attislocal AS inherited, CASE WHEN NOT a.attislocal THEN ${originsOf} END AS origins, coalesce(${descriptionOf}, '') AS comment,
      CASE WHEN a.attidentity <> '' THEN ${sequenceOf} END AS sequence
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type t ON t.oid = a.atttypid
    WHERE c.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname = ANY ($1)`,
  read: (row, reading) => {
    const parent = reading.keyAt(source('pg_class', row.attrelid))
    if (parent === undefined) return
    const generated = text(row.generated)
    const identity = text(row.identity)
    const sequence = row.sequence as unknown as Row | null
    const expression = (row.expression ?? {}) as Row
    const constraint = (row.constraint ?? {}) as Row
    const name = [text(row.schema), text(row.relation), text(row.name)] as const
    const attrs = {
      type: text(row.type),
      collation: textOrNull(row.collation),
      notNull: row.notNull === true,
      notNullName: constraint.name === undefined || text(constraint.name) === usualName(name[1], name[2]) ? null : text(constraint.name),
      notNullValid: constraint.valid !== false,
      notNullNoInherit: constraint.noInherit === true,
      notNullComment: text(constraint.comment),
      // From 17 on a partition's column counts with its parent's sequence and has none of its own.
      identity: sequence === null ? null : { always: identity === 'a', sequence: text(sequence.name), ...bounds(sequence) },
      generated: generated === '' ? null : { expression: steady(text(expression.text)), stored: generated === 's' },
      storage: textOrNull(row.storage),
      compression: textOrNull(row.compression),
      statistics: row.statistics === null ? null : Number(row.statistics),
      options: options(row.options),
      foreignOptions: options(row.foreignOptions),
      inherited: row.inherited === true,
      comment: text(row.comment),
    }
    const sources = [source('pg_class', row.attrelid, row.attnum)]
    const provides = sequence === null ? [] : [relationKey(name[0], text(sequence.name))]
    const needs = ((row.origins ?? []) as unknown as readonly (readonly string[])[]).map((origin) => keyOf('column', origin))
    const made = reading.add('column', name, attrs, sources, { parent, position: Number(row.attnum), provides, needs })
    if (generated !== '') reading.feed(made.key, source('pg_attrdef', expression.oid))
    if (sequence !== null) reading.stand(source('pg_class', sequence.oid), made.key)
  },
}
