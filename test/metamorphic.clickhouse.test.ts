// A random schema and the same schema in other words: no difference, in either direction. Spellings that no generator makes
// are in false-differences.clickhouse.test.ts.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { compare } from '../src/workflow/compare.js'
import { databases, generate, mentions } from './fuzz/clickhouse/generate.js'
import { settle } from './fuzz/clickhouse/pair.js'
import { print } from './fuzz/clickhouse/print.js'
import { Random } from './fuzz/random.js'
import { respell } from './fuzz/clickhouse/respell.js'
import { Bench } from './support/clickhouse.js'

const seed = Number(process.env.TRUEUP_SEED ?? 7000)
const count = 40

const bench = await Bench.open(databases, mentions)
after(() => bench.close())

test(`${count} schemas in other words, from seed ${seed}`, async () => {
  for (let i = seed; i < seed + count; i++) {
    const random = new Random(i, 8)
    const { schema } = await settle(bench, generate(new Random(i, 9)))
    const straight = print(schema).map(({ sql }) => sql)
    const other = random.shuffle(straight.map((sql) => respell(random, sql, databases[0])))
    const [one, two] = [await bench.state(`${straight.join(';\n')};`), await bench.state(`${other.join(';;\n')};`)]
    for (const [from, to] of [
      [one, two],
      [two, one],
    ] as const) {
      const { deltas } = await compare(bench.work, from, to)
      assert.deepEqual(deltas, [], `seed ${i}:\n${straight.join('\n')}\n--- is told apart from ---\n${other.join('\n')}`)
    }
  }
})
