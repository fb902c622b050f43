// What has to hold for a pair of schemas, asked of a real server that trueup's own reading plays no part in.
import { rootOf, type Key } from '../../../src/core/fact.js'
import { Failure } from '../../../src/core/failure.js'
import { plan as makePlan, type Plan } from '../../../src/core/plan.js'
import type { State } from '../../../src/core/state.js'
import { clickhouse } from '../../../src/dialect/clickhouse/index.js'
import { compare } from '../../../src/workflow/compare.js'
import { Bench } from '../../support/clickhouse.js'
import { reasonsOf, type Pair, type Pairs, type Verdict } from '../pair.js'
import { databases, generate, mentions } from './generate.js'
import { mutate, simpler } from './mutate.js'
import { quoted } from './names.js'
import { print, printColumn } from './print.js'
import { Random } from '../random.js'
import { find, mended, type Schema, type Table } from './schema.js'

export async function open(): Promise<Pairs<Schema>> {
  const bench = await Bench.open(databases, mentions)
  return {
    pairOf,
    check: (seed, pair) => check(bench, seed, pair),
    simpler,
    show: (schema) =>
      print(schema)
        .map(({ sql }) => `${sql};\n`)
        .join(''),
    close: () => bench.close(),
  }
}

/** The pair that a seed stands for: mostly a schema and an edited one, sometimes two that have nothing to do with each other. */
export function pairOf(seed: number): Pair<Schema> {
  const from = generate(new Random(seed, 1))
  const to = new Random(seed, 2).chance(0.15) ? generate(new Random(seed, 3)) : mutate(new Random(seed, 4), from)
  return [from, to]
}

export async function check(bench: Bench, seed: number, [first, second]: Pair<Schema> = pairOf(seed)): Promise<Verdict> {
  const random = new Random(seed, 5)
  const to = await settle(bench, second)
  const wanted = await bench.observe()
  const from = await settle(bench, first)
  const toSql = sqlOf(to.schema, random)
  const fromSql = sqlOf(from.schema, random)
  const counts = { statements: 0, refused: [], objects: wanted.size, discarded: from.discarded + to.discarded }
  try {
    const [toState] = await Promise.all([bench.state(toSql), fill(bench, from.schema)])
    const rows = await checksums(bench, from.schema, to.schema)
    const fromState = await bench.state(fromSql)
    const renames = clickhouse.renames(bench.split(toSql), bench.scope)
    const plan = await compare(bench.work, fromState, toState, renames)
    const more = { ...counts, statements: plan.statements.length, refused: reasonsOf(plan, fromState, toState) }
    const failed = (stage: string, message: string): Verdict => ({ ...more, stage, message })

    const shuffled = makePlan(reordered(fromState, random), reordered(toState, random), clickhouse.rules)
    const straight = makePlan(fromState, toState, clickhouse.rules)
    const texts = (each: Plan) => each.statements.map((statement) => statement.sql).join(';\n')
    if (texts(shuffled) !== texts(straight)) return failed('shuffle', `${texts(straight)}\n--- other order ---\n${texts(shuffled)}`)

    for (const { sql, hazards } of plan.statements) {
      const words = (await bench.server.runAll([sql])).get(0)
      if (words === undefined) continue
      const declared = hazards.some(({ code, message }) => code === 'data-loss' && message.includes('not every value survives'))
      return declared && words.includes('during execution of mutation') ? { ...more, stopped: true } : failed('apply', `${words}\n${sql}`)
    }
    const excused = excusedNames(plan, fromState, toState)
    const difference = compareTexts(await bench.observe(), wanted, excused)
    if (difference !== undefined) return failed('observe', difference)

    const lost = await lostRows(bench, rows, plan, toState, fromState)
    if (lost !== undefined) return failed('rows', lost)

    const again = await compare(bench.work, await bench.live(), toState, renames)
    const left = again.deltas.filter((delta) => !excused.has(nameOfDelta(delta.key, fromState, toState)))
    if (left.length > 0) return failed('again', left.map((delta) => JSON.stringify(delta)).join('\n'))

    const rendered = renderedText(toState)
    const typed = await compare(bench.work, toState, await bench.state(rendered))
    if (typed.deltas.length > 0) return failed('render', typed.deltas.map((delta) => JSON.stringify(delta)).join('\n'))
    const opaque = [...toState.facts.values()].filter((fact) => fact.kind === 'opaque' && find(to.schema, fact.name)?.kind !== 'opaque')
    if (opaque.length > 0) return failed('unmodelled', opaque.map((fact) => JSON.stringify(fact.attrs)).join('\n'))
    return more
  } catch (error) {
    const detail =
      error instanceof Failure
        ? `${error.message} ${JSON.stringify(error.detail)}`
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error)
    return { ...counts, stage: error instanceof Failure ? error.code : 'exception', message: detail }
  }
}

/** Statements in an order that says nothing. */
export function sqlOf(schema: Schema, random: Random): string {
  return random
    .shuffle(print(schema))
    .map((printed) => `${printed.sql};\n`)
    .join('')
}

/** The schema as `clickhouse.render` writes it. */
export function renderedText(state: State): string {
  const roots = [...state.facts.values()].filter((fact) => fact.parent === undefined)
  return roots
    .flatMap((fact) => clickhouse.render(fact.key, state))
    .map((text) => `${text};\n`)
    .join('')
}

/** Builds the schema on the server, leaving out what the server does not take. */
export async function settle(bench: Bench, schema: Schema): Promise<{ readonly schema: Schema; readonly discarded: number }> {
  let left = mended(schema)
  for (;;) {
    await bench.build('')
    const printed = print(left)
    const failed = await bench.server.runAll(
      printed.map(({ kind, sql }) => (kind === 'database' ? sql.replace(/^CREATE(.*?) ENGINE = Atomic COMMENT /s, 'ALTER$1 MODIFY COMMENT ') : sql)),
    )
    if (process.env.TRUEUP_FUZZ_DISCARDED) for (const [at, words] of failed) process.stderr.write(`${words.slice(0, 300)}\n${printed[at]?.sql}\n\n`)
    if (failed.size === 0) return { schema: left, discarded: schema.length - left.length }
    const gone = new Set([...failed.keys()].map((at) => `${printed[at]?.kind} ${printed[at]?.name.join('\0')}`))
    left = mended(left.filter((thing) => !gone.has(`${thing.kind} ${thing.name.join('\0')}`)))
  }
}

const storing = /^(\w*MergeTree|Memory|Log|TinyLog|StripeLog|EmbeddedRocksDB)/

/** Three rows in every table that keeps rows, in one insert, so that there is nothing to merge. */
async function fill(bench: Bench, schema: Schema): Promise<void> {
  const inserts = tablesOf(schema).flatMap((table) => {
    const columns = table.columns.filter((column) => column.type.value !== null && (column.default?.keyword ?? 'DEFAULT') === 'DEFAULT')
    if (columns.length === 0) return []
    const values = columns.map((column) => `CAST(${column.type.value}, ${literal(column.type.sql)})`)
    return [
      `INSERT INTO ${table.name.map(quoted).join('.')} (${columns.map(({ name }) => quoted(name)).join(', ')}) SELECT ${values.join(', ')} FROM numbers(1, 3)`,
    ]
  })
  await bench.server.runAll(inserts)
}

function tablesOf(schema: Schema): readonly Table[] {
  return schema.flatMap((thing) => (thing.kind === 'table' && storing.test(thing.engine.sql) ? [thing] : []))
}

function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

interface Sum {
  readonly name: string
  readonly sql: string
  readonly before: string
}

/** Row counts, and sums over the columns that stay as they are, of the tables that stay. */
async function checksums(bench: Bench, from: Schema, to: Schema): Promise<readonly Sum[]> {
  const sums: Sum[] = []
  for (const table of tablesOf(from)) {
    const after = find(to, table.name)
    if (
      after?.kind !== 'table' ||
      [...from, ...to].some((thing) => thing.kind === 'materialized_view' && thing.refresh && thing.target?.join('\0') === table.name.join('\0'))
    )
      continue
    const kept = table.columns.filter(
      (column) =>
        column.default === null &&
        /^(U?Int|String|Date|LowCardinality\(S|UUID|Array\(S)/.test(column.type.sql) &&
        after.columns.some(
          (other) =>
            other.was === undefined && printColumn({ ...other, comment: '', codec: null }) === printColumn({ ...column, comment: '', codec: null }),
        ),
    )
    const parts = kept.map((column) => `sum(cityHash64(toString(${quoted(column.name)})))`)
    const sql = `SELECT toString(tuple(${['count()', ...parts].join(', ')})) AS sums FROM ${table.name.map(quoted).join('.')}`
    sums.push({ name: table.name.join('\0'), sql, before: await sumOf(bench, sql) })
  }
  return sums
}

async function sumOf(bench: Bench, sql: string): Promise<string> {
  try {
    const [row] = await bench.server.query(sql)
    return String(row?.sums)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function lostRows(bench: Bench, sums: readonly Sum[], plan: Plan, to: State, from: State): Promise<string | undefined> {
  const declared = new Set(
    plan.statements
      .filter((statement) => statement.hazards.some(({ code }) => code === 'data-loss'))
      .map((statement) => nameOfDelta(statement.about, from, to)),
  )
  for (const sum of sums) {
    if (declared.has(sum.name)) continue
    const after = await sumOf(bench, sum.sql)
    if (after !== sum.before && sum.before.startsWith('(')) return `${sum.sql}: ${sum.before} became ${after}`
  }
  return undefined
}

function reordered(state: State, random: Random): State {
  return { ...state, facts: new Map(random.shuffle([...state.facts])) }
}

/** Names of the objects that something was refused about. */
function excusedNames(plan: Plan, from: State, to: State): ReadonlySet<string> {
  return new Set(plan.refused.map(({ about }) => nameOfDelta(about, from, to)))
}

function nameOfDelta(key: Key, from: State, to: State): string {
  for (const { facts } of [from, to]) {
    const fact = facts.get(key)
    if (fact) return rootOf(facts, fact).name.join('\0')
  }
  return key
}

/** The first object whose text the server prints differently on both sides; redundant brackets aside. */
function compareTexts(reached: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>, excused: ReadonlySet<string>): string | undefined {
  const names = new Set([...excused].map((name) => name.replace('\0', '.')))
  for (const name of new Set([...reached.keys(), ...wanted.keys()])) {
    const [is, should] = [reached.get(name) ?? 'nothing', wanted.get(name) ?? 'nothing']
    if (names.has(name) || names.has(name.replace(/^(function|database|named collection) /, ''))) continue
    if (is !== should && bare(is) !== bare(should)) return `${name}\nreached ${is}\nwanted  ${should}`
  }
  return undefined
}

/** Without what two spellings of one table differ in: brackets, a primary key that repeats the sorting key, an EPHEMERAL's implied expression, the order of settings. */
function bare(text: string): string {
  return text
    .replace(/EPHEMERAL defaultValueOfTypeName\('(\\.|[^'])*'\)/g, 'EPHEMERAL')
    .replace(/[()]/g, '')
    .replace(/ PRIMARY KEY (.+?) ORDER BY \1(?= |$)/, ' ORDER BY $1')
    .replace(/ SETTINGS optimize_for_bulk_insert = true/, '')
    .replace(/ SETTINGS (\w+ = [^ ,]+(?:, \w+ = [^ ,]+)*)/g, (_, list: string) => ` SETTINGS ${list.split(', ').sort().join(', ')}`)
}
