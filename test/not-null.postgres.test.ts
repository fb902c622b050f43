// What servers before 18 do otherwise with not-null constraints: the plan is for the server that it will run on.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { compare } from '../src/workflow/compare.js'
import { PostgresBench } from './support/postgres-bench.js'

const bench = await PostgresBench.open(['public'])
after(() => bench.close())

test('a parent stops asking for a value where a partition has a primary key of its own', async () => {
  const event = (rest: string) =>
    `CREATE TABLE event (id int, at date${rest}) PARTITION BY HASH (id);
    CREATE TABLE event_0 PARTITION OF event FOR VALUES WITH (modulus 2, remainder 0);
    ALTER TABLE event_0 ADD CONSTRAINT day PRIMARY KEY (at);`
  const to = await bench.state(event(''))
  await bench.build(event(' NOT NULL'))
  const plan = await compare(bench.work, await bench.live(to), to)
  assert.deepEqual(plan.refused, [])
  const dropped = plan.statements.some(({ sql }) => sql.includes('DROP CONSTRAINT day'))
  assert.equal(dropped, bench.major < 18)
  await bench.apply(plan.statements)
  const again = await compare(bench.work, await bench.live(to), to)
  assert.deepEqual(again.deltas, [])
})
