// Random pairs in the ordinary test run. `npm run fuzz -- --dialect postgres --seed S --runs 1 --shrink` makes a failing one small.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { open } from './fuzz/postgres/pair.js'
import { serverBinaries } from './support/postgres.js'

const seed = Number(process.env.TRUEUP_SEED ?? 1)
const count = 25

if (!existsSync(serverBinaries)) test('random pairs', { skip: `no server in ${serverBinaries}` }, () => {})
else {
  const pairs = await open()
  after(() => pairs.close())

  test(`${count} random pairs, from seed ${seed}`, async () => {
    const failures: string[] = []
    const sums = { statements: 0, objects: 0 }
    for (let i = seed; i < seed + count; i++) {
      const verdict = await pairs.check(i)
      sums.statements += verdict.statements
      sums.objects += verdict.objects
      if (verdict.stage !== undefined) failures.push(`seed ${i}: ${verdict.stage}: ${verdict.message}`)
    }
    assert.deepEqual(failures, [])
    assert.ok(sums.statements > count && sums.objects > count, 'the generator makes next to nothing')
  })
}
