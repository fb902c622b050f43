// Columns of tables and foreign tables.
import { keyOf } from '../../../core/fact.js'
import type { Row } from '../../dialect.js'
import { relationKey } from '../model.js'
import { usualName } from '../not-null.js'
import { commentOf, options, source, text, textOrNull, type Reader } from './reading.js'
import { bounds } from './sequence.js'
import { steady } from '../steady.js'

/** The collation of an attribute where it is not its type's own. */
export function collationOf(alias: string): string {
  return `(SELECT CASE WHEN ${alias}.attcollation <> ct.typcollation AND ${alias}.attcollation <> 0 THEN ${alias}.attcollation::regcollation::text END FROM pg_type ct WHERE ct.oid = ${alias}.atttypid)`
}

const sequence = {
  selected: `CASE WHEN q.oid IS NOT NULL THEN jsonb_build_object('oid', q.oid, 'name', q.name, 'start', q.start::text, 'increment', q.increment::text, 'minimum', q.minimum::text,
        'maximum', q.maximum::text, 'cache', q.cache::text, 'cycle', q.cycle, 'comment', ${commentOf('pg_class', 'q.oid')}) END`,
  joined: `LEFT JOIN (SELECT qd.refobjid, qd.refobjsubid, s.seqrelid AS oid, qc.relname AS name, s.seqstart AS start, s.seqincrement AS increment, s.seqmin AS minimum, s.seqmax AS maximum, s.seqcache AS cache, s.seqcycle AS cycle
        FROM pg_sequence s JOIN pg_depend qd ON qd.objid = s.seqrelid AND qd.classid = 'pg_class'::regclass AND qd.refclassid = 'pg_class'::regclass AND qd.deptype = 'i' JOIN pg_class qc ON qc.oid = s.seqrelid) q
        ON a.attidentity <> '' AND q.refobjid = a.attrelid AND q.refobjsubid = a.attnum`,
}
/** What only few columns have is looked up for those alone: the planner knows nothing of how few they are. */
const expressionOf = `(SELECT jsonb_build_object('oid', d.oid, 'text', pg_get_expr(d.adbin, d.adrelid)) FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum)`
const originsOf = `(SELECT jsonb_agg(jsonb_build_array(pn.nspname, p.relname, a.attname)) FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
      JOIN pg_attribute pa ON pa.attrelid = p.oid AND pa.attname = a.attname AND NOT pa.attisdropped WHERE i.inhrelid = a.attrelid)`

/** From 18 on, where it is not as the server makes it by itself; what a parent hands down is the parent's. OFFSET keeps it from being looked up column by column. */
const notNull = {
  selected: `CASE WHEN nk.name <> c.relname::text || '_' || a.attname || '_not_null' OR NOT nk.valid OR nk."noInherit" OR nk.comment <> '' THEN
        jsonb_build_object('name', nk.name, 'valid', nk.valid, 'noInherit', nk."noInherit", 'comment', coalesce(nk.comment, '')) END`,
  joined: `LEFT JOIN (SELECT k.conrelid, k.conkey[1] AS attnum, k.conname AS name, k.convalidated AS valid, k.connoinherit AS "noInherit", kd.description AS comment
        FROM pg_constraint k LEFT JOIN pg_description kd ON kd.objoid = k.oid AND kd.classoid = 'pg_constraint'::regclass AND kd.objsubid = 0
        WHERE k.contype = 'n' AND k.conislocal AND k.coninhcount = 0 OFFSET 0) nk ON a.attnotnull AND nk.conrelid = a.attrelid AND nk.attnum = a.attnum`,
}

export const column: Reader = {
  sql: (
    version,
  ) => `SELECT a.attrelid, a.attnum, a.attname AS name, n.nspname AS schema, c.relname AS relation, format_type(a.atttypid, a.atttypmod) AS type,
      CASE WHEN a.attcollation <> t.typcollation AND a.attcollation <> 0 THEN a.attcollation::regcollation::text END AS collation,
      a.attnotnull AS "notNull", ${version < 180000 ? 'NULL' : notNull.selected} AS constraint, a.attidentity::text AS identity, a.attgenerated::text AS generated, CASE WHEN a.attgenerated <> '' THEN ${expressionOf} END AS expression,
      CASE WHEN a.attstorage <> t.typstorage THEN CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' WHEN 'x' THEN 'EXTENDED' END END AS storage,
      ${version < 140000 ? 'NULL' : `CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END`} AS compression, nullif(a.attstattarget, -1)::int AS statistics,
      a.attoptions AS options, a.attfdwoptions AS "foreignOptions", NOT a.attislocal AS inherited, CASE WHEN NOT a.attislocal THEN ${originsOf} END AS origins, coalesce(cd.description, '') AS comment,
      ${sequence.selected} AS sequence
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_description cd ON cd.objoid = a.attrelid AND cd.objsubid = a.attnum AND cd.classoid = 'pg_class'::regclass ${sequence.joined} ${version < 180000 ? '' : notNull.joined}
    WHERE c.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname = ANY ($1)`,
  read: (row, reading) => {
    const parent = reading.keyAt(source('pg_class', row.attrelid))
    if (parent === undefined) return
    const generated = text(row.generated)
    const identity = text(row.identity)
    const numbers = row.sequence as unknown as Row | null
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
      identity:
        numbers === null ? null : { always: identity === 'a', sequence: text(numbers.name), ...bounds(numbers), comment: text(numbers.comment) },
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
    const provides = numbers === null ? [] : [relationKey(name[0], text(numbers.name))]
    const needs = ((row.origins ?? []) as unknown as readonly (readonly string[])[]).map((origin) => keyOf('column', origin))
    const made = reading.add('column', name, attrs, sources, { parent, position: Number(row.attnum), provides, needs })
    if (generated !== '') reading.feed(made.key, source('pg_attrdef', expression.oid))
    if (numbers !== null) reading.stand(source('pg_class', numbers.oid), made.key)
  },
}
