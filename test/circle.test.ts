// Which objects need each other in a circle, against walking every path.
import { test } from 'node:test'
import assert from 'node:assert/strict'
import { factsOf, keyOf, type Fact, type Key } from '../src/core/fact.js'
import { circlesOf } from '../src/dialect/postgres/rules/circle.js'
import { Random } from './fuzz/random.js'

const key = (i: number): Key => keyOf('table', [`t${i}`])
const table = (i: number, needs: readonly number[]): Fact => ({
  key: key(i),
  kind: 'table',
  name: [`t${i}`],
  needs: needs.map(key),
  attrs: {},
})

test('two objects have the same number where each leads to the other', () => {
  for (let seed = 0; seed < 200; seed++) {
    const random = new Random(seed, 1)
    const size = 2 + random.below(12)
    const edges = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => j).filter((j) => j !== i && random.chance(1.3 / size)),
    )
    const reached = (from: number) => {
      const seen = new Set<number>()
      const queue = [from]
      for (let at = queue.pop(); at !== undefined; at = queue.pop())
        for (const next of edges[at] ?? []) {
          if (seen.has(next)) continue
          seen.add(next)
          queue.push(next)
        }
      return seen
    }
    const circles = circlesOf(factsOf(edges.map((needs, i) => table(i, needs))))
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) {
        if (i === j || circles.get(key(i)) === undefined) continue
        assert.equal(circles.get(key(i)) === circles.get(key(j)), reached(i).has(j) && reached(j).has(i), `seed ${seed}: ${i} and ${j}`)
      }
  }
})

test('a chain of thousands is no circle', () => {
  const circles = circlesOf(factsOf(Array.from({ length: 20_000 }, (_, i) => table(i, i === 0 ? [] : [i - 1]))))
  assert.equal(new Set(circles.values()).size, circles.size)
})
