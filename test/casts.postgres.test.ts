// Casts that the scratch engine has and the server may lack: the plan is written for the server.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { compare } from '../src/workflow/compare.js'
import { PostgresBench } from './support/postgres-bench.js'

const bench = await PostgresBench.open(['public'])
after(() => bench.close())

test('a cast of PostgreSQL 18 is for servers that have it', async () => {
  const [bytes, numbers] = ['CREATE TABLE t (n bytea);', 'CREATE TABLE t (n integer);']
  await bench.build(bytes)
  const { statements } = await compare(bench.work, await bench.live(await bench.state(bytes)), await bench.state(numbers))
  assert.deepEqual(
    statements.map(({ sql }) => sql),
    [`ALTER TABLE public.t ALTER COLUMN n TYPE integer USING n::${bench.major < 18 ? 'text::' : ''}integer`],
  )
  await bench.apply(statements)
})
