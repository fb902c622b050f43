// Several appliers at once on one database, as a deployment with many replicas starts them: each statement runs once, and
// those that waited find nothing to do.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { ClientConfig } from 'pg'
import { Server } from '../src/dialect/postgres/engine.js'
import { PostgresSession } from '../src/dialect/postgres/session.js'
import { apply } from '../src/index.js'
import { ProjectFolder } from './support/cli.js'
import { HttpClickHouse } from './support/http.js'
import { serverBinaries } from './support/postgres.js'

const appliers = 8
const rounds = 25
const processes = 1

function project(dialect: string, scope: string, url: string, migrations: Readonly<Record<string, string>>): ProjectFolder {
  return new ProjectFolder({
    'trueup.yaml': `version: 1
targets:
  main: { dialect: ${dialect}, schema: schema, migrations: generated, ${scope} }
environments:
  local: { main: { url: "${url}" } }
`,
    ...Object.fromEntries(Object.entries(migrations).map(([name, sql]) => [`generated/${name}.up.sql`, sql])),
  })
}

/** Runs eight at once, in this process or as commands; how many migrations each of them applied. */
async function race(folder: ProjectFolder, commands: boolean): Promise<readonly number[]> {
  await folder.run(['hash'])
  const one = async () => {
    if (!commands) return (await apply({ folder: folder.folder, lockTimeout: 60_000 }))[0]?.applied.length ?? -1
    const ran = await folder.run(['apply', '--json', '--lock-timeout', '60'])
    assert.equal(ran.code, 0, ran.stderr)
    return JSON.parse(ran.stdout).targets[0].applied.length as number
  }
  return await Promise.all(Array.from({ length: appliers }, one))
}

test(`clickhouse: ${appliers} appliers at once, ${rounds} times`, async () => {
  const server = await HttpClickHouse.start({ users: { default: '' } })
  try {
    for (let number = 1; number <= rounds; number++) {
      const database = `d${number}`
      const folder = project('clickhouse', `databases: [${database}]`, server.url(), {
        '1_table': `CREATE TABLE ${database}.runs (n UInt8) ENGINE = MergeTree ORDER BY n;\nINSERT INTO ${database}.runs SELECT 1;\n`,
        '2_rows': `INSERT INTO ${database}.runs SELECT 2;\nALTER TABLE ${database}.runs ADD COLUMN x String;\n`,
      })
      const counts = await race(folder, number <= processes)
      assert.deepEqual([...counts].sort(), [0, 0, 0, 0, 0, 0, 0, 2])
      assert.deepEqual(await server.rows(`SELECT n, count() FROM ${database}.runs GROUP BY n ORDER BY n`), [
        [1, 1],
        [2, 1],
      ])
      assert.deepEqual(await server.rows(`SELECT name FROM system.tables WHERE database = '${database}' AND name LIKE '%lock%'`), [])
      folder.remove()
    }
  } finally {
    await server.close()
  }
})

const skip = existsSync(serverBinaries) ? false : `NO SERVER BINARIES IN ${serverBinaries} (apt-get install postgresql)`
if (skip) process.stderr.write(`\nappliers.test: SKIPPED: ${skip}\n\n`)

test(`postgres: ${appliers} appliers at once, ${rounds} times`, { skip }, async () => {
  const server = await Server.beside(serverBinaries, mkdtempSync(join(tmpdir(), 'trueup-appliers-')))
  const { host, user } = server.address('postgres') as ClientConfig & { host: string; user: string }
  const session = (name: string) => PostgresSession.connect(server.address(name), name, { readOnly: false, databases: {}, database: '' })
  const admin = await session('postgres')
  try {
    for (let number = 1; number <= rounds; number++) {
      const database = `d${number}`
      await admin.execute(`CREATE DATABASE ${database}`)
      const folder = project('postgres', 'schemas: [app]', `postgres://${user}@/${database}?host=${encodeURIComponent(join(host))}`, {
        '1_table': 'CREATE TABLE app.runs (n integer);\nINSERT INTO app.runs VALUES (1);\n',
        '2_index': 'CREATE INDEX CONCURRENTLY runs_n ON app.runs (n);\nINSERT INTO app.runs VALUES (2);\n',
      })
      const counts = await race(folder, number <= processes)
      assert.deepEqual([...counts].sort(), [0, 0, 0, 0, 0, 0, 0, 2])
      const own = await session(database)
      assert.deepEqual(await own.query('SELECT n, count(*)::int FROM app.runs GROUP BY n ORDER BY n'), [
        { n: 1, count: 1 },
        { n: 2, count: 1 },
      ])
      await own.close()
      await admin.execute(`DROP DATABASE ${database} WITH (FORCE)`)
      folder.remove()
    }
  } finally {
    await admin.close()
    await server.close()
  }
})
