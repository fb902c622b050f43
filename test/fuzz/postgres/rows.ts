// Rows in the tables of a schema, and whether they are there afterwards.
import { keyOf, type Key } from '../../../src/core/fact.js'
import type { Plan } from '../../../src/core/plan.js'
import type { PostgresBench } from '../../support/postgres-bench.js'
import { quoted } from './names.js'
import { nameOf } from './print.js'
import { columnsOf, find, type Column, type Schema, type Table } from './schema.js'
import { sameType } from './types.js'

/** Three rows in every table that takes them; twice around, because of foreign keys. */
export async function fill(bench: PostgresBench, schema: Schema): Promise<void> {
  const inserts = tablesOf(schema).map((table) => {
    const columns = columnsOf(schema, table.name).filter((column) => column.type.value !== null && (column as Partial<Column>).generated === null)
    const names = columns.map(({ name }) => quoted(name)).join(', ')
    const values = columns.map(({ type }) => type.value).join(', ')
    return columns.length === 0
      ? `INSERT INTO ${nameOf(table.name)} DEFAULT VALUES`
      : `INSERT INTO ${nameOf(table.name)} (${names}) SELECT ${values} FROM generate_series(1, 3) i`
  })
  const left = await bench.attemptEach(inserts)
  if (left.length > 0) await bench.attemptEach(left)
}

function tablesOf(schema: Schema): readonly Table[] {
  return schema.flatMap((thing) => (thing.kind === 'table' && !thing.partitionOf ? [thing] : []))
}

export interface Sum {
  /** Whose change may declare that it comes out otherwise: the column, its type. */
  readonly about: readonly Key[]
  readonly sql: string
  readonly before: string
}

/** Row counts of the tables that stay, and sums over the columns that stay as they are. */
export async function sumsOf(bench: PostgresBench, from: Schema, to: Schema): Promise<readonly Sum[]> {
  const wanted = from.flatMap((thing) => {
    const after = find(to, thing.name)
    if (thing.kind !== 'table' || after?.kind !== 'table' || thing.partitionBy) return []
    // Rows of a partitioned table are its partitions'.
    const name = `${after.partitionBy ? '' : 'ONLY '}${nameOf(thing.name)}`
    const columns = columnsOf(to, after.name)
    const kept = columnsOf(from, thing.name).filter((column) => {
      const other = columns.find((each) => each.name === column.name)
      return other && sameType(column.type, other.type) && [column, other].every((each) => (each as Partial<Column>).generated === null)
    })
    const sum = ({ name: column, type }: (typeof kept)[number]) => ({
      about: [
        keyOf('column', [...thing.name, column]),
        ...type.sql.flatMap((piece) => (typeof piece !== 'string' && piece.thing ? [keyOf(find(from, piece.thing)?.kind ?? '', piece.thing)] : [])),
      ],
      sql: `SELECT coalesce(sum(pg_catalog.hashtext(${quoted(column)}::text COLLATE "C")), 0)::text AS sum FROM ${name}`,
    })
    return [{ about: [keyOf('table', thing.name)], sql: `SELECT count(*)::text AS sum FROM ${name}` }, ...kept.map(sum)]
  })
  const before = await sums(
    bench,
    wanted.map(({ sql }) => sql),
  )
  return wanted.map((each, i) => ({ ...each, before: before[i] ?? '' }))
}

/** All of the sums in one question. */
async function sums(bench: PostgresBench, list: readonly string[]): Promise<readonly string[]> {
  if (list.length === 0) return []
  const [row] = await bench.query(`SELECT ${list.map((sql, i) => `(${sql}) AS s${i}`).join(', ')}`)
  return list.map((_, i) => String(row?.[`s${i}`]))
}

/** What is gone although no statement declares it. */
export async function lostRows(bench: PostgresBench, before: readonly Sum[], plan: Plan): Promise<string | undefined> {
  const declared = new Set(plan.statements.filter(({ hazards }) => hazards.some(({ code }) => code === 'data-loss')).map(({ about }) => about))
  const kept = before.filter(({ about }) => !about.some((key) => declared.has(key)))
  const after = await sums(
    bench,
    kept.map(({ sql }) => sql),
  )
  const lost = kept.filter((each, i) => each.before !== after[i])
  return lost.length === 0 ? undefined : lost.map(({ sql, before: was }) => `${sql}: was ${was}`).join('\n')
}
