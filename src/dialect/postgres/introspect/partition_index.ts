// Indexes of partitions that are attached to one of the partitioned table, and the keys that stand on them: facts only where
// they are not what the server itself makes there. A name that it would choose is no name of one's own, whatever is counted on.
import { keyOf } from '../../../core/fact.js'
import { relationKey, type Options } from '../model.js'
import { parameters, withParameters } from './constraint.js'
import { commentOf, options, source, text, textOrNull, texts, type Reader } from './reading.js'
import { steady } from '../steady.js'

/** The longest name, in bytes (NAMEDATALEN - 1). */
const longest = 63

/** The index at the top of those that `index` is attached to, at any height. */
export const topOf = (index: string) => `pg_partition_root(${index}::regclass)`

export const partitionIndex: Reader = {
  among: 'pg_inherits',
  sql: () => `SELECT h.inhrelid AS oid, i.indrelid, ${topOf('h.inhrelid')}::oid AS top, t.relname AS "topName", n.nspname AS schema, c.relname AS relation, x.relname AS name,
      k.oid AS key, pg_get_indexdef(h.inhrelid) AS index, pg_get_constraintdef(k.oid) AS constraint, k.conparentid = 0 AS own, CASE WHEN k.contype IN ('p', 'u') THEN ${parameters} END AS parameters,
      CASE WHEN k.oid IS NULL THEN ${commentOf('pg_class', 'h.inhrelid')} ELSE ${commentOf('pg_constraint', 'k.oid')} END AS comment,
      CASE k.contype WHEN 'p' THEN 'pkey' WHEN 'u' THEN 'key' WHEN 'x' THEN 'excl' ELSE 'idx' END AS label, i.indisvalid AS valid, a.indisvalid AS complete,
      x.reloptions AS options, p.reloptions AS "parentOptions", ${names('h.inhparent')} AS columns, ${names('h.inhrelid')} AS "ownColumns",
      (SELECT array_agg(f.attnum || '=' || f.attstattarget ORDER BY f.attnum) FROM pg_attribute f WHERE f.attrelid = h.inhrelid AND f.attstattarget >= 0) AS statistics
    FROM pg_inherits h JOIN pg_index i ON i.indexrelid = h.inhrelid JOIN pg_class x ON x.oid = h.inhrelid JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_index a ON a.indexrelid = h.inhparent JOIN pg_class p ON p.oid = h.inhparent JOIN pg_class t ON t.oid = ${topOf('h.inhrelid')}
      LEFT JOIN pg_constraint k ON k.conindid = h.inhrelid AND k.contype IN ('p', 'u', 'x')
    WHERE n.nspname = ANY ($1)`,
  read: (row, reading) => {
    const parent = reading.keyAt(source('pg_class', row.top))
    if (parent === undefined) return
    // A key of the partition's own, though its index is attached to a plain one.
    if (row.own === true && reading.keyAt(source('pg_constraint', row.key)) !== undefined) return
    // What stands on the index stands on the one at the top, with which it comes and goes.
    reading.stand(source('pg_class', row.oid), parent)
    if (row.key !== null) reading.stand(source('pg_constraint', row.key), parent)
    const [schema, relation, name] = [text(row.schema), text(row.relation), text(row.name)]
    const attrs = {
      index: name,
      definition:
        row.key === null
          ? steady(text(row.index).replace(' ON ONLY ', ' ON '))
          : withParameters(steady(text(row.constraint)), textOrNull(row.parameters)),
      valid: row.valid === true,
      options: options(row.options),
      statistics: options(row.statistics),
      comment: text(row.comment),
    }
    const label = text(row.label)
    const plain = alike(attrs.options, options(row.parentOptions)) && Object.keys(attrs.statistics).length === 0 && attrs.comment === ''
    const chosen = [row.columns, row.ownColumns].some((columns) => isChosen(name, relation, label === 'pkey' ? [] : texts(columns), label))
    if (chosen && plain && row.complete === true) return
    if (row.key !== null && row.complete !== true) {
      reading.unmodelled.push({ about: `${schema}.${name}`, reason: 'trueup has no model for a key that not every partition has' })
      return
    }
    const more = { parent, needs: [keyOf('table', [schema, relation])], provides: [relationKey(schema, name)] }
    reading.add('partition_index', [schema, relation, text(row.topName)], attrs, [], more)
  },
}

function names(index: string): string {
  return `(SELECT array_agg(f.attname::text ORDER BY f.attnum) FROM pg_attribute f WHERE f.attrelid = ${index})`
}

function alike(one: Options, other: Options): boolean {
  const list = (given: Options) => JSON.stringify(Object.entries(given).sort())
  return list(one) === list(other)
}

/** Whether the server may have chosen this name, with a number where others were taken (PostgreSQL, ChooseIndexName). */
function isChosen(name: string, relation: string, columns: readonly string[], label: string): boolean {
  const number = /\d*$/.exec(name)?.[0] ?? ''
  const added = joined(columns)
  const numbers = [...number].map((_, i) => number.slice(i))
  return ['', ...numbers].some((each) => name === fitted(relation, added, `${label}${each}`))
}

/** As many of the columns as there is room for (ChooseIndexNameAddition). */
function joined(columns: readonly string[]): string | undefined {
  if (columns.length === 0) return undefined
  return columns.reduce((text, column) => (text === '' ? column : Buffer.byteLength(text) > longest ? text : `${text}_${column}`), '')
}

/** `relation_added_label`, the longer of the first two cut until it fits (makeObjectName). */
function fitted(relation: string, added: string | undefined, label: string): string {
  let [first, second] = [Buffer.byteLength(relation), Buffer.byteLength(added ?? '')]
  const room = longest - Buffer.byteLength(label) - (added === undefined ? 1 : 2)
  while (first + second > room) {
    if (first > second) first--
    else second--
  }
  return [cut(relation, first), ...(added === undefined ? [] : [cut(added, second)]), label].join('_')
}

/** The first bytes of a text, without half a character at the end. */
function cut(text: string, bytes: number): string {
  let end = bytes
  const buffer = Buffer.from(text)
  while (end > 0 && ((buffer[end] ?? 0) & 0xc0) === 0x80) end--
  return buffer.subarray(0, end).toString()
}
