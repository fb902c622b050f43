// Random pairs in the ordinary test run. `npm run fuzz -- --seed S --count 1 --shrink` makes a failing one small.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { databases, mentions } from './fuzz/clickhouse/generate.js'
import { check } from './fuzz/clickhouse/pair.js'
import { Bench } from './support/clickhouse.js'

const seed = Number(process.env.TRUEUP_SEED ?? 1)
const count = 200

const benches = [await Bench.open(databases, mentions), await Bench.open(databases, mentions)]
after(() => Promise.all(benches.map((bench) => bench.close())))

test(`${count} random pairs, from seed ${seed}`, async () => {
  const failures: string[] = []
  const sums = { statements: 0, objects: 0 }
  const work = benches.map(async (bench, lane) => {
    for (let i = seed + lane; i < seed + count; i += benches.length) {
      const verdict = await check(bench, i)
      sums.statements += verdict.statements
      sums.objects += verdict.objects
      if (verdict.stage !== undefined) failures.push(`seed ${i}: ${verdict.stage}: ${verdict.message}`)
    }
  })
  await Promise.all(work)
  assert.deepEqual(failures, [])
  assert.ok(sums.statements > count && sums.objects > count, 'the generator makes next to nothing')
})
