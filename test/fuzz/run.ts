// `npm run fuzz -- [--dialect D] --runs N [--seed S] [--shrink]`: random pairs from seed S on. A failing seed is the whole repro.
import { parseArgs } from 'node:util'
import * as clickhouse from './clickhouse/pair.js'
import type { Pairs, Verdict } from './pair.js'
import * as postgres from './postgres/pair.js'
import { shrink } from './shrink.js'

const { values } = parseArgs({
  options: {
    dialect: { type: 'string', default: 'clickhouse' },
    runs: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    shrink: { type: 'boolean' },
    show: { type: 'boolean' },
  },
})
const count = Number(values.runs)
const start = Number(values.seed)
const say = (text: string) => process.stdout.write(`${text}\n`)

/** A seed that could not be tried, because the engine went away under it. */
const stopped = (error: unknown): Verdict => ({
  stage: 'engine-stopped',
  message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  statements: 0,
  refused: [],
  objects: 0,
  discarded: 0,
})

async function run<Schema>(open: () => Promise<Pairs<Schema>>): Promise<void> {
  let pairs = await open()
  const failures: number[] = []
  const refusals = new Map<string, number>()
  const sums = { statements: 0, objects: 0, discarded: 0, stopped: 0, refused: 0 }
  const began = Date.now()
  try {
    for (let seed = start; seed < start + count; seed++) {
      const at = Date.now()
      let verdict = await pairs.check(seed).catch(stopped)
      if (Date.now() - at > 5000) say(`seed ${seed} took ${Date.now() - at} ms`)
      for (const name of ['statements', 'objects', 'discarded'] as const) sums[name] += verdict[name]
      sums.stopped += verdict.stopped ? 1 : 0
      sums.refused += verdict.refused.length > 0 ? 1 : 0
      for (const reason of verdict.refused) refusals.set(reason, (refusals.get(reason) ?? 0) + 1)
      if (verdict.stage === undefined) continue
      failures.push(seed)
      let pair = pairs.pairOf(seed)
      if (values.shrink && !verdict.stage.startsWith('engine-')) [pair, verdict] = await shrink(pairs, seed, pair, verdict)
      if (verdict.stage?.startsWith('engine-')) {
        await pairs.close()
        pairs = await open()
      }
      say(`seed ${seed}: ${verdict.stage}: ${verdict.message}`)
      if (values.shrink || values.show) say(`-- from\n${pairs.show(pair[0])}\n-- to\n${pairs.show(pair[1])}\n`)
    }
  } finally {
    await pairs.close()
  }
  const rate = Math.round((Date.now() - began) / count)
  for (const [reason, times] of [...refusals].sort(([, a], [, b]) => b - a)) say(`refused ${times} times: ${reason}`)
  say(
    `${count} pairs from seed ${start}: ${failures.length} failed${failures.length > 0 ? ` (${failures.join(', ')})` : ''}; ` +
      `${sums.objects} objects, ${sums.statements} statements, ${sums.refused} pairs with something refused, ` +
      `${sums.stopped} with rows that a change cannot take, ${sums.discarded} objects the server did not take; ${rate} ms a pair`,
  )
  if (failures.length > 0) process.exitCode = 1
}

if (values.dialect === 'postgres') await run(postgres.open)
else await run(clickhouse.open)
