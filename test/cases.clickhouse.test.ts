// Runs every folder below test/cases/clickhouse on a real engine, in both directions.
//
// A case is <kind>/<case>/ with
//   before.sql    the state the plan starts from (may be missing: nothing is there)
//   after.sql     the state it leads to
//   rows.sql      optional statements that put rows into the first state; they survive unless a statement declares data-loss
//   expected.sql  the plan: hazards as comments, then the SQL; refusals and suspected renames as comments at the end.
//                 UPDATE=1 rewrites it; what it writes is reviewed like code
//   case.json     optional, CaseOptions in test/support/case.ts
// CASE=text runs the cases whose name holds it.
//
// What is asserted of every case, without opting in:
//   1. the plan's text is expected.sql
//   2. the order of the facts changes nothing in the plan
//   3. applied to a server made from before.sql it gives, for an observer that uses none of trueup, the text that a server
//      made from after.sql gives; only redundant brackets, and the order of settings, indexes and projections, may differ
//   4. that server, read back, needs no further plan
//   5. rows survive unless a statement about their table declares data-loss
//   6. the way back satisfies 2 to 5 as well, or is refused
//   7. the plan's text splits into the plan's statements
// A plan with refusals is not applied: it has to give a reason and a way out, and must not drop a table that holds rows.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sqlText } from '../src/cli/render/statement.js'
import { plan as makePlan, type Plan } from '../src/core/plan.js'
import { inverse } from '../src/core/rename.js'
import type { Fact } from '../src/core/fact.js'
import type { State } from '../src/core/state.js'
import { clickhouse } from '../src/dialect/clickhouse/index.js'
import { compare } from '../src/workflow/compare.js'
import { Bench } from './support/clickhouse.js'
import { readCases, type Case } from './support/case.js'

const root = fileURLToPath(new URL('../../test/cases/clickhouse/', import.meta.url))
const update = process.env.UPDATE === '1'
const cases = readCases(root).filter((each) => each.name.includes(process.env.CASE ?? ''))
const bench = await Bench.open(
  ['d', 'e'],
  cases.flatMap((each) => [each.before, each.after]),
)
after(() => bench.close())

for (const each of cases) test(each.name, () => run(each))

async function run(each: Case): Promise<void> {
  // The scratch engine plans while the server is being made: two processes.
  const [plans, server] = await Promise.all([planned(each), each.noServer === undefined ? built(each) : undefined])
  if (server) await apply(each, plans, server)
}

interface Planned {
  readonly before: State
  readonly after: State
  readonly up: Plan
  readonly down: Plan
}

async function planned(each: Case): Promise<Planned> {
  const [before, after] = [await bench.state(each.before), await bench.state(each.after)]
  const renames = clickhouse.renames(bench.split(each.after), bench.scope)
  const up = await compare(bench.work, before, after, renames)
  verifyText(each, up)
  const down = await compare(bench.work, after, before, inverse(renames))
  await verifyPlan(before, after, up, each.refuses, each.forbid)
  await verifyPlan(after, before, down, each.refusesBack, each.forbidBack)
  const suspects = up.suspects.map(({ from, to }) => [from, to])
  assert.deepEqual(suspects, each.suspects ?? [], 'suspected renames')
  if (each.leaves !== undefined) assert.deepEqual([up.deltas, down.deltas], [[], []], each.leaves)
  return { before, after, up, down }
}

type Texts = ReadonlyMap<string, string>

/** What the server says of both states; the first one, with its rows, stays on it. */
async function built(each: Case): Promise<{ readonly first: Texts; readonly wanted: Texts }> {
  await bench.build(each.after)
  const wanted = await bench.observe()
  await bench.build(each.before)
  const first = await bench.observe()
  await bench.run(bench.split(each.rows).map((statement) => statement.text))
  return { first, wanted }
}

function verifyText(each: Case, up: Plan): void {
  const text = planText(up)
  const file = join(each.folder, 'expected.sql')
  if (update && each.expected !== text) writeFileSync(file, text)
  else assert.equal(text, existsSync(file) ? each.expected : undefined, 'the plan is not expected.sql (UPDATE=1 rewrites it)')
  const back = bench.split(sqlText(up.statements)).map((statement) => statement.text)
  assert.deepEqual(
    back,
    up.statements.map((statement) => statement.sql),
    'the text does not split into the statements',
  )
}

function planText({ statements, refused, suspects }: Plan): string {
  const notes = [
    ...refused.flatMap(({ about, reason, wayOut }) => [`-- refused: ${about}: ${reason}`, `--   way out: ${wayOut}`]),
    ...suspects.map(({ from, to }) => `-- looks like a rename: ${from} → ${to}`),
  ].map((line) => `${line.replace(/\s+/g, ' ')}\n`)
  return [...(statements.length > 0 ? [sqlText(statements)] : []), ...(notes.length > 0 ? [notes.join('')] : [])].join('\n') || '-- nothing\n'
}

async function verifyPlan(from: State, to: State, plan: Plan, refuses: string | undefined, forbid: readonly string[] = []): Promise<void> {
  const refusals = plan.refused.map(({ about, reason, wayOut }) => `${about}: ${reason} ${wayOut}`)
  if (refuses === undefined) assert.deepEqual(refusals, [], 'refused without being declared')
  else
    assert.ok(
      refusals.some((text) => text.includes(refuses)),
      `no refusal names ${refuses}: ${refusals.join('; ') || 'nothing is refused'}\n${sqlText(plan.statements)}`,
    )
  for (const { reason, wayOut } of plan.refused) assert.ok(reason.length > 10 && wayOut.length > 10, 'a refusal gives its reason and a way out')
  const sql = plan.statements.map((statement) => statement.sql).join(';\n')
  for (const text of forbid) assert.ok(!sql.includes(text), `the plan holds ${text}:\n${sql}`)
  const same = await clickhouse.unify(from, to, () => bench.work.scratch.get())
  const straight = makePlan(from, same, clickhouse.rules)
  for (let seed = 1; seed <= 4; seed++) {
    const shuffledPlan = makePlan(shuffled(from, seed), shuffled(same, seed * 7), clickhouse.rules)
    assert.equal(planText(shuffledPlan), planText(straight), `the order of the facts changes the plan (seed ${seed})`)
  }
}

async function apply(each: Case, { before, after, up, down }: Planned, { first, wanted }: Awaited<ReturnType<typeof built>>): Promise<void> {
  if (up.refused.length > 0) {
    if (down.refused.length > 0) return
    await bench.build(each.after)
    await migrate(each, down, 'down')
    sameTexts(await bench.observe(), first, 'the way back')
    return await verifyLive(before, 'the way back')
  }
  await migrate(each, up, 'up', each.rowsLost)
  sameTexts(await bench.observe(), wanted, 'the plan')
  await verifyLive(after, 'the plan')
  await bench.run(each.then ?? [])
  for (const [query, value] of Object.entries(each.shows ?? {})) {
    const [row] = await bench.server.query(query)
    assert.equal(String(Object.values(row ?? {})[0]), value, query)
  }
  if (down.refused.length > 0) return
  await migrate(each, down, 'down')
  sameTexts(await bench.observe(), first, 'the way back')
  await verifyLive(before, 'the way back')
}

/** Runs a plan on the server and counts rows; `lost` are the tables that have to be fewer, where that is declared. */
async function migrate(each: Case, plan: Plan, way: 'up' | 'down', lost: readonly string[] = []): Promise<void> {
  const declared = clickhouse.renames(bench.split(each.after), bench.scope)
  const renames = new Map((way === 'up' ? declared : inverse(declared)).map(({ from, to }) => [from.join('.'), to.join('.')]))
  const rowsBefore = await bench.rows()
  for (const { sql } of plan.statements) {
    try {
      await bench.run([sql])
    } catch (error) {
      assert.fail(`the server rejects\n${sql}\n${error instanceof Error ? error.message : error}\nin\n${sqlText(plan.statements)}`)
    }
  }
  const rowsAfter = await bench.rows()
  for (const [name, rows] of rowsBefore) {
    const told = plan.statements.some(({ hazards }) => hazards.some(({ code, message }) => code === 'data-loss' && message.includes(name)))
    const left = rowsAfter.get(renames.get(name) ?? name) ?? 0
    if (each.rowsGained?.includes(name)) assert.ok(left >= rows, `${name} had ${rows} rows and has ${left}`)
    else if (!told) assert.equal(left, rows, `${name} had ${rows} rows and has ${left}, which no statement declares:\n${sqlText(plan.statements)}`)
    if (lost.includes(name)) assert.ok(told && left < rows, `${name} should have lost rows, declared: ${told}, had ${rows}, has ${left}`)
  }
}

async function verifyLive(wanted: State, what: string): Promise<void> {
  const live = await bench.live()
  const rest = makePlan(live, await clickhouse.unify(live, wanted, () => bench.work.scratch.get()), clickhouse.rules)
  assert.deepEqual(
    rest.deltas.map(({ verb, key, ...more }) => `${verb} ${key} ${'attributes' in more ? [more.attributes, more.moved] : ''}`),
    [],
    `after ${what} something is left to do`,
  )
}

function sameTexts(reached: Texts, wanted: Texts, what: string): void {
  const [got, want] = [reached, wanted].map((texts) => Object.fromEntries([...texts].map(([name, text]) => [name, cosmetic(text)])))
  assert.deepEqual(got, want, `after ${what} the server holds something else`)
}

/** The text with what may differ evened out: brackets outside strings, and the order of settings, indexes and projections. */
function cosmetic(text: string): string {
  const parts = text.split(/('(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)/)
  const bare = parts.map((part, i) => (i % 2 === 0 ? part.replace(/[()]/g, ' ').replace(/\s+/g, ' ') : part)).join('')
  const declared = bare.split(/, (?=INDEX |PROJECTION |CONSTRAINT )|(?= ENGINE = )/)
  const unordered = declared.filter((part) => /^(INDEX|PROJECTION) /.test(part)).sort()
  return [...declared.filter((part) => !/^(INDEX|PROJECTION) /.test(part)), ...unordered].map((part) => sortedSettings(part.trim())).join('\n')
}

function sortedSettings(text: string): string {
  // What ALTER makes the server write down, at its default: a setting of EmbeddedRocksDB, the expression of EPHEMERAL.
  return text
    .replace(/ EPHEMERAL defaultValueOfTypeName *'[^']*'( (?=,))?/g, ' EPHEMERAL')
    .replace(' SETTINGS optimize_for_bulk_insert = true', '')
    .replace(/ SETTINGS (.*?)(?= COMMENT |$)/, (_, list: string) => ` SETTINGS ${list.split(', ').sort().join(', ')}`)
}

function shuffled(state: State, seed: number): State {
  const list = [...state.facts]
  let random = seed * 2654435761
  for (let i = list.length - 1; i > 0; i--) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0
    const j = random % (i + 1)
    ;[list[i], list[j]] = [list[j] as [Fact['key'], Fact], list[i] as [Fact['key'], Fact]]
  }
  return { ...state, facts: new Map(list) }
}
