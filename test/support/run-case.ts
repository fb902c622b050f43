// Runs a case folder on a real engine, in both directions, and asserts of it what holds for every case, without opting in.
//
// A case is <kind>/<case>/ with
//   before.sql    the state the plan starts from (may be missing: nothing is there)
//   after.sql     the state it leads to
//   rows.sql      optional statements that put rows into the first state; they survive unless a statement declares data-loss
//   expected.sql  the plan: hazards as comments, then the SQL; refusals and suspected renames as comments at the end.
//                 UPDATE=1 rewrites it; what it writes is reviewed like code
//   case.json     optional, CaseOptions in case.ts
// CASE=text runs the cases whose name holds it.
//
// What is asserted:
//   1. the plan's text is expected.sql
//   2. the order of the facts changes nothing in the plan
//   3. applied to a server made from before.sql it gives, for an observer that uses none of trueup, what a server made from
//      after.sql gives; each dialect's bench says what may differ
//   4. that server, read back, needs no further plan
//   5. rows survive unless a statement about their table declares data-loss, and a table's file stays unless it declares rewrite
//   6. the way back satisfies 2 to 5 as well, or is refused
//   7. the plan's text splits into the plan's statements
// A plan with refusals is not applied: it has to give a reason and a way out, and must not drop a table that holds rows.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sqlText } from '../../src/cli/render/statement.js'
import { plan as makePlan, type Plan } from '../../src/core/plan.js'
import { inverse } from '../../src/core/rename.js'
import type { Fact } from '../../src/core/fact.js'
import { Failure } from '../../src/core/failure.js'
import type { State } from '../../src/core/state.js'
import type { Statement } from '../../src/core/statement.js'
import type { Dialect, Row, Scope, SqlStatement } from '../../src/dialect/dialect.js'
import { compare } from '../../src/workflow/compare.js'
import type { Work } from '../../src/workflow/workspace.js'
import { readCases, type Case } from './case.js'

export type Texts = ReadonlyMap<string, string>

/** A server to migrate, and trueup's own work beside it. */
export interface CaseBench {
  readonly dialect: Dialect
  readonly work: Work
  readonly scope: Scope
  /** The server's major version, for cases that need one. */
  readonly major: number
  /** The scratch engine whose words expected.sql has, by a part of its name; undefined where all say the same. */
  readonly prints?: string
  split(sql: string, file?: string): readonly SqlStatement[]
  /** The state that `sql` describes, read through the scratch engine as a schema file would be. */
  state(sql: string): Promise<State>
  /** Empties the server and runs `sql` on it, in order. Throws the first failure. */
  build(sql: string): Promise<void>
  run(statements: readonly string[]): Promise<void>
  /** Runs statements of a plan as `apply` groups them. Throws the first failure. */
  apply(statements: readonly Statement[]): Promise<void>
  query(sql: string): Promise<readonly Row[]>
  /** What the server holds, read the way `plan` reads a live server that should hold `wanted`. */
  live(wanted: State): Promise<State>
  /** The outside observer: the server's own text of every object, with what may differ evened out. */
  texts(): Promise<Texts>
  /** Rows of every table that stores some, by name. */
  rows(): Promise<ReadonlyMap<string, number>>
  /** What changes where a table is written anew, by name; empty where the server has nothing like it. */
  files(): Promise<ReadonlyMap<string, string>>
  close(): Promise<void>
}

const update = process.env.UPDATE === '1'

/** The cases of a dialect, or those that CASE names a part of. Throws where there are none of that name. */
export function chosenCases(dialect: string): readonly Case[] {
  const root = fileURLToPath(new URL(`../../../test/cases/${dialect}/`, import.meta.url))
  const part = process.env.CASE ?? ''
  const chosen = readCases(root).filter((each) => each.name.includes(part))
  if (chosen.length === 0) throw new Error(`no case of ${dialect} has ${part} in its name; names are like table/renamed`)
  return chosen
}

/** Registers a test a case. */
export function runCases(cases: readonly Case[], bench: CaseBench): void {
  after(() => bench.close())
  for (const each of cases) {
    const skip = each.minimum !== undefined && bench.major < each.minimum ? `needs a server of version ${each.minimum}` : false
    test(each.name, { skip }, async (context) => {
      try {
        await new CaseRun(each, bench).run()
      } catch (error) {
        const lacks = error instanceof Failure && /requires the server to be built with/.exec(error.detail.server ?? '')
        if (!lacks) throw error
        context.skip((error as Failure).detail.server)
      }
    })
  }
}

interface Planned {
  readonly before: State
  readonly after: State
  readonly up: Plan
  readonly down: Plan
}

class CaseRun {
  private readonly each: Case
  private readonly bench: CaseBench

  constructor(each: Case, bench: CaseBench) {
    this.each = each
    this.bench = bench
  }

  async run(): Promise<void> {
    // The scratch engine plans while the server is being made: two processes.
    const [plans, server] = await Promise.all([this.planned(), this.each.noServer === undefined ? this.built() : undefined])
    if (server) await this.apply(plans, server)
  }

  private async planned(): Promise<Planned> {
    const { each, bench } = this
    const [before, after] = [await bench.state(each.before), await bench.state(each.after)]
    const renames = bench.dialect.renames(bench.split(each.after), bench.scope)
    const up = await compare(bench.work, before, after, renames)
    this.verifyText(up)
    const down = await compare(bench.work, after, before, inverse(renames))
    await this.verifyPlan(before, after, up, each.refuses, each.forbid)
    await this.verifyPlan(after, before, down, each.refusesBack, each.forbidBack)
    const suspects = up.suspects.map(({ from, to }) => [from, to])
    assert.deepEqual(suspects, each.suspects ?? [], 'suspected renames')
    if (each.leaves !== undefined) assert.deepEqual([up.deltas, down.deltas], [[], []], each.leaves)
    return { before, after, up, down }
  }

  /** What the server says of both states; the first one, with its rows, stays on it. */
  private async built(): Promise<{ readonly first: Texts; readonly wanted: Texts }> {
    const { each, bench } = this
    await bench.build(each.after)
    const wanted = await bench.texts()
    await bench.build(each.before)
    const first = await bench.texts()
    await bench.run(bench.split(each.rows).map((statement) => statement.text))
    return { first, wanted }
  }

  private verifyText(up: Plan): void {
    const { each, bench } = this
    const text = planText(up)
    const file = join(each.folder, 'expected.sql')
    if (bench.prints !== undefined && !bench.dialect.scratchVersion().includes(bench.prints)) return
    if (update && each.expected !== text) writeFileSync(file, text)
    else assert.equal(text, existsSync(file) ? each.expected : undefined, 'the plan is not expected.sql (UPDATE=1 rewrites it)')
    const back = bench.split(sqlText(up.statements)).map((statement) => statement.text)
    assert.deepEqual(
      back,
      up.statements.map((statement) => statement.sql),
      'the text does not split into the statements',
    )
  }

  private async verifyPlan(from: State, to: State, plan: Plan, refuses: string | undefined, forbid: readonly string[] = []): Promise<void> {
    const { dialect, work } = this.bench
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
    const same = await dialect.unify(from, to, () => work.scratch.get())
    const straight = makePlan(from, same, dialect.rules)
    for (let seed = 1; seed <= 4; seed++) {
      const shuffledPlan = makePlan(shuffled(from, seed), shuffled(same, seed * 7), dialect.rules)
      assert.equal(planText(shuffledPlan), planText(straight), `the order of the facts changes the plan (seed ${seed})`)
    }
  }

  private async apply({ before, after, up, down }: Planned, { first, wanted }: { readonly first: Texts; readonly wanted: Texts }): Promise<void> {
    const { each, bench } = this
    if (up.refused.length > 0) {
      if (down.refused.length > 0) return
      await bench.build(each.after)
      await this.migrate(down, 'down')
      await this.arrived(first, before, 'the way back')
      return
    }
    await this.migrate(up, 'up', each.rowsLost)
    await this.arrived(wanted, after, 'the plan')
    await bench.run(each.then ?? [])
    for (const [query, value] of Object.entries(each.shows ?? {})) {
      const [row] = await bench.query(query)
      assert.equal(String(Object.values(row ?? {})[0]), value, query)
    }
    if (down.refused.length > 0) return
    await this.migrate(down, 'down')
    await this.arrived(first, before, 'the way back')
  }

  /** Runs a plan on the server and counts rows; `lost` are the tables that have to be fewer, where that is declared. */
  private async migrate(plan: Plan, way: 'up' | 'down', lost: readonly string[] = []): Promise<void> {
    const { each, bench } = this
    const declared = bench.dialect.renames(bench.split(each.after), bench.scope)
    const renames = new Map((way === 'up' ? declared : inverse(declared)).map(({ from, to }) => [from.join('.'), to.join('.')]))
    const [rowsBefore, filesBefore] = [await bench.rows(), await bench.files()]
    try {
      await bench.apply(plan.statements)
    } catch (error) {
      assert.fail(`the server rejects ${error instanceof Error ? error.message : error}\nin\n${sqlText(plan.statements)}`)
    }
    const [rowsAfter, filesAfter] = [await bench.rows(), await bench.files()]
    const tells = (codes: readonly string[], name: string) =>
      plan.statements.some(({ hazards }) => hazards.some(({ code, message }) => codes.includes(code) && message.includes(name)))
    for (const [name, rows] of rowsBefore) {
      const told = tells(['data-loss'], name)
      const left = rowsAfter.get(renames.get(name) ?? name) ?? 0
      if (each.rowsGained?.includes(name)) assert.ok(left >= rows, `${name} had ${rows} rows and has ${left}`)
      else if (!told) assert.equal(left, rows, `${name} had ${rows} rows and has ${left}, which no statement declares:\n${sqlText(plan.statements)}`)
      if (lost.includes(name)) assert.ok(told && left < rows, `${name} should have lost rows, declared: ${told}, had ${rows}, has ${left}`)
    }
    for (const [name, file] of filesBefore) {
      const now = filesAfter.get(renames.get(name) ?? name)
      if (now === undefined || tells(['rewrite', 'rebuild', 'data-loss'], name)) continue
      assert.equal(now, file, `${name} was written anew, which no statement declares:\n${sqlText(plan.statements)}`)
    }
  }

  /** The server holds what it should, for the observer and for trueup. */
  private async arrived(texts: Texts, wanted: State, what: string): Promise<void> {
    const { dialect, work } = this.bench
    assert.deepEqual(Object.fromEntries(await this.bench.texts()), Object.fromEntries(texts), `after ${what} the server holds something else`)
    const live = await this.bench.live(wanted)
    const rest = makePlan(live, await dialect.unify(live, wanted, () => work.scratch.get()), dialect.rules)
    assert.deepEqual(
      rest.deltas.map(({ verb, key, ...more }) => `${verb} ${key} ${'attributes' in more ? [more.attributes, more.moved] : ''}`),
      [],
      `after ${what} something is left to do`,
    )
  }
}

function planText({ statements, refused, suspects }: Plan): string {
  const notes = [
    ...refused.flatMap(({ about, reason, wayOut }) => [`-- refused: ${about}: ${reason}`, `--   way out: ${wayOut}`]),
    ...suspects.map(({ from, to }) => `-- looks like a rename: ${from} → ${to}`),
  ].map((line) => `${line.replace(/\s+/g, ' ')}\n`)
  return [...(statements.length > 0 ? [sqlText(statements)] : []), ...(notes.length > 0 ? [notes.join('')] : [])].join('\n') || '-- nothing\n'
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
