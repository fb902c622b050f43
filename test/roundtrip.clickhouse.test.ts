// Real migrations, one after the other: every state in between is written as trueup writes it and loads back to the same,
// and the plans from each state to the next lead there on a server. The plans back are proven only, on the scratch engine.
import { after, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import type { State } from '../src/core/state.js'
import { clickhouse } from '../src/dialect/clickhouse/index.js'
import { compare } from '../src/workflow/compare.js'
import { Bench } from './support/clickhouse.js'
import { absent, upMigrations } from './support/corpus.js'

interface Step {
  readonly name: string
  readonly state: State
  /** The engine's own text of every object. */
  readonly texts: ReadonlyMap<string, string>
}

for (const [folder, onServer] of [
  ['brokle/clickhouse', true],
  ['langfuse/unclustered', true],
  ['langfuse/clustered', false],
] as const) {
  describe(folder, { skip: absent(folder) }, async () => {
    const migrations = upMigrations(folder)
    if (migrations.length === 0) return
    const bench = await Bench.open(
      ['d'],
      migrations.map(({ sql }) => sql),
    )
    after(() => bench.close())
    const steps: Step[] = []

    test('every migration replays', async () => {
      const scratch = await bench.work.scratch.get()
      await scratch.reset(bench.scope, [])
      for (const { name, sql } of migrations) {
        await scratch.replay(bench.split(sql, name), bench.scope)
        const state = await scratch.read(bench.scope)
        const rows = await scratch.query(
          `SELECT name, create_table_query AS text FROM system.tables WHERE database = 'd' AND NOT match(name, '^[.](tmp|inner)')`,
        )
        steps.push({ name, state, texts: new Map(rows.map((row) => [String(row.name), String(row.text)])) })
        assert.deepEqual(state.unmodelled, [], name)
      }
    })

    test('every state loads back from what trueup writes', async () => {
      for (const { name, state } of steps) {
        const roots = [...state.facts.values()].filter((fact) => fact.parent === undefined)
        const text = roots.flatMap((fact) => clickhouse.render(fact.key, state)).map((sql) => `${sql};\n`)
        const again = await bench.state(text.join(''))
        assert.deepEqual((await compare(bench.work, state, again)).deltas, [], name)
      }
    })

    for (const direction of ['forth', 'back'] as const) {
      test(`${direction}: plans lead from each state to the next`, async () => {
        const path = direction === 'forth' ? steps : [...steps].reverse()
        let refused = 0
        for (const [i, { name, state, texts }] of path.entries()) {
          const before = path[i - 1]
          const from = before?.state ?? (await bench.state(''))
          const plan = await compare(bench.work, from, state)
          refused += plan.refused.length
          if (!onServer || direction === 'back') continue
          // What is refused by the plan was done by hand in the migration: the server starts from there anew.
          const held = new Map(await observed(bench))
          if (i === 0 || !same(held, before?.texts ?? new Map())) await rebuild(bench, from)
          await bench.run(plan.statements.map((statement) => statement.sql))
          const again = await compare(bench.work, await bench.live(), state)
          const excused = new Set(plan.refused.map(({ about }) => about))
          if (excused.size > 0) continue
          assert.deepEqual(again.deltas, [], `${name}: ${plan.statements.map((statement) => statement.sql).join(';\n')}`)
          const reached = await observed(bench)
          assert.ok(same(reached, texts), `${name}\nreached ${show(reached, texts)}\nwanted  ${show(texts, reached)}`)
        }
        assert.ok(refused < path.length, `${refused} changes are refused in ${path.length} migrations`)
      })
    }
  })
}

async function rebuild(bench: Bench, state: State): Promise<void> {
  const empty = await bench.state('')
  await bench.build('')
  await bench.run((await compare(bench.work, empty, state)).statements.map((statement) => statement.sql))
}

async function observed(bench: Bench): Promise<ReadonlyMap<string, string>> {
  const rows = await bench.server.query(
    `SELECT name, create_table_query AS text FROM system.tables WHERE database = 'd' AND NOT match(name, '^[.](tmp|inner)')`,
  )
  return new Map(rows.map((row) => [String(row.name), String(row.text)]))
}

/** Redundant brackets aside, and the order of indexes, which says nothing. */
function bare(text: string | undefined): string {
  const words = (text ?? '').replace(/[()]/g, '').replace(/ PRIMARY KEY (.+?) ORDER BY \1(?= |$)/, ' ORDER BY $1')
  const index = /,? INDEX [^,]+? GRANULARITY \d+/g
  return words.replace(index, '') + (words.match(index) ?? []).sort().join('')
}

function same(one: ReadonlyMap<string, string>, two: ReadonlyMap<string, string>): boolean {
  return one.size === two.size && [...one].every(([name, text]) => bare(text) === bare(two.get(name)))
}

function show(texts: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): string {
  return [...texts]
    .filter(([name, text]) => bare(text) !== bare(others.get(name)))
    .map(([, text]) => text)
    .join('\n')
}
