// The library's `diff` between two servers, in a loop and several at once: one warm engine serves them all.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../src/dialect/engine-files.js'
import { connect, createDatabase } from '../src/dialect/postgres/database.js'
import { binaries } from '../src/dialect/postgres/engine-binaries.js'
import { Server } from '../src/dialect/postgres/engine.js'
import { postgres } from '../src/dialect/postgres/index.js'
import { close, diff } from '../src/index.js'

let server: Server

async function database(name: string, sql: string): Promise<string> {
  await createDatabase(server, name, 'template0')
  const session = await connect(server, name)
  await session.execute(`SET search_path = public; ${sql}`)
  await session.close()
  return `postgres://postgres@localhost/${name}?host=${encodeURIComponent(String(server.address().host))}`
}

before(async () => {
  await postgres.load()
  server = await Server.beside(binaries().folder, temporaryFolder())
})

after(async () => {
  await close()
  await server.close()
})

test('each of several calls at once gets its own answer', async () => {
  const one = await database('one', 'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int, a int REFERENCES a)')
  const two = await database('two', 'CREATE TABLE a (id int PRIMARY KEY, more text); CREATE TABLE b (id int, a int REFERENCES a)')
  const three = await database('three', 'CREATE VIEW v AS SELECT 1 AS x')
  const pairs = [
    [one, two, ['ALTER TABLE public.a ADD COLUMN more text']],
    [two, one, ['ALTER TABLE public.a DROP COLUMN more']],
    [one, one, []],
    [three, three, []],
    [three, one, ['DROP VIEW public.v', 'CREATE TABLE public.a', 'CREATE TABLE public.b', 'ALTER TABLE public.b ADD CONSTRAINT']],
  ] as const
  for (let round = 0; round < 2; round++) {
    const results = await Promise.all(pairs.map(([from, to]) => diff({ from, to })))
    for (const [i, { statements, refused }] of results.entries()) {
      const wanted = pairs[i]?.[2] ?? []
      assert.deepEqual(refused, [])
      assert.equal(statements.length, wanted.length, statements.map(({ sql }) => sql).join('\n'))
      for (const [j, start] of wanted.entries()) assert.ok(statements[j]?.sql.startsWith(start), statements[j]?.sql)
    }
  }
})

test('one that fails leaves the engine to the next', async () => {
  const one = await database('four', 'CREATE TABLE a (id int)')
  const two = await database('five', 'CREATE TABLE a (id int, more text)')
  await assert.rejects(diff({ from: one.replace('/four', '/nowhere'), to: two }), { code: 'connection-failed' })
  const { statements } = await diff({ from: one, to: two })
  assert.deepEqual(
    statements.map(({ sql, transaction }) => [sql, transaction]),
    [['ALTER TABLE public.a ADD COLUMN more text', 'inside']],
  )
})

test('a path with nothing at it is said, and stays so', async () => {
  for (const prefix of ['chdb:', 'embedded-postgres:']) {
    const path = join(temporaryFolder(), 'misspelled')
    await assert.rejects(diff({ from: `${prefix}${path}`, to: `${prefix}${path}-too` }), {
      code: 'usage',
      message: /there is no database at .*misspelled/,
    })
    assert.equal(existsSync(path), false)
  }
})
