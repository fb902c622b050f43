// `npm run fuzz -- --count N [--seed S] [--shrink]`: random pairs from seed S on. A failing seed is the whole repro.
import { parseArgs } from 'node:util'
import { Bench } from '../support/clickhouse.js'
import { databases, mentions } from './generate.js'
import { check, pairOf, type Verdict } from './pair.js'
import { print } from './print.js'
import type { Schema } from './schema.js'
import { shrink } from './shrink.js'

const { values } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string' }, shrink: { type: 'boolean' }, show: { type: 'boolean' } },
})
const count = Number(values.count ?? 100)
const start = Number(values.seed ?? 1)

const show = (schema: Schema) =>
  print(schema)
    .map(({ sql }) => `${sql};`)
    .join('\n')
const say = (text: string) => process.stdout.write(`${text}\n`)

/** A seed that could not be tried, because the engine went away under it. */
const stopped = (error: unknown): Verdict => ({
  stage: 'engine-stopped',
  message: error instanceof Error ? error.message : String(error),
  statements: 0,
  refused: 0,
  tables: 0,
  discarded: 0,
})

let bench = await Bench.open(databases, mentions)
const failures: number[] = []
const sums = { statements: 0, refused: 0, tables: 0, discarded: 0 }
const began = Date.now()
try {
  for (let seed = start; seed < start + count; seed++) {
    const at = Date.now()
    let verdict: Verdict = await check(bench, seed).catch((error: unknown) => stopped(error))
    if (Date.now() - at > 5000) say(`seed ${seed} took ${Date.now() - at} ms`)
    for (const name of ['statements', 'refused', 'tables', 'discarded'] as const) sums[name] += verdict[name]
    if (verdict.stage === undefined) continue
    failures.push(seed)
    let pair = pairOf(seed)
    if (values.shrink && !verdict.stage.startsWith('engine-')) [pair, verdict] = await shrink(bench, seed, pair, verdict)
    if (verdict.stage?.startsWith('engine-')) {
      await bench.close()
      bench = await Bench.open(databases, mentions)
    }
    say(`seed ${seed}: ${verdict.stage}: ${verdict.message}`)
    if (values.shrink || values.show) say(`-- from\n${show(pair[0])}\n-- to\n${show(pair[1])}\n`)
  }
} finally {
  await bench.close()
}
const rate = Math.round((Date.now() - began) / count)
say(
  `${count} pairs from seed ${start}: ${failures.length} failed${failures.length > 0 ? ` (${failures.join(', ')})` : ''}; ` +
    `${sums.tables} objects, ${sums.statements} statements, ${sums.refused} refused, ${sums.discarded} objects the server did not take; ${rate} ms a pair`,
)
if (failures.length > 0) process.exitCode = 1
