// `npm run bench:apply`: what the ledger and the lock cost. 1,000 migrations of one small statement each, by `apply`, against the
// same statements sent one after the other by the bare client. Prints a line a database system: medians of three.
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@clickhouse/client'
import type { ClientConfig } from 'pg'
import pg from 'pg'
import { Server } from '../../src/dialect/postgres/engine.js'
import { apply, hash } from '../../src/index.js'
import { ProjectFolder } from '../support/cli.js'
import { OldServer, serverProgram } from '../support/old-server.js'
import { serverBinaries } from '../support/postgres.js'

const count = Number(process.argv[2] ?? 1000)

async function seconds(action: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await action()
  return (performance.now() - began) / 1000
}

async function measure(name: string, once: (round: number) => Promise<{ readonly bare: number; readonly applied: number }>): Promise<void> {
  const results = [await once(1), await once(2), await once(3)]
  const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[1] ?? 0
  const [bare, applied] = [median(results.map((each) => each.bare)), median(results.map((each) => each.applied))]
  console.log(`| ${name} | ${count} | ${bare.toFixed(2)} | ${applied.toFixed(2)} | ${(applied / bare).toFixed(2)} |`)
}

async function applied(dialect: string, scope: string, url: string, statement: (number: number) => string): Promise<number> {
  const folder = new ProjectFolder({
    'trueup.yaml': `version: 1\ntargets:\n  main: { dialect: ${dialect}, schema: schema, migrations: generated, ${scope} }\nenvironments:\n  local: { main: { url: "${url}" } }\n`,
    ...Object.fromEntries(Array.from({ length: count }, (_, i) => [`generated/${i + 1}_m.up.sql`, `${statement(i)};\n`])),
  })
  try {
    await hash({ folder: folder.folder })
    return await seconds(() => apply({ folder: folder.folder }))
  } finally {
    folder.remove()
  }
}

console.log('| server | migrations | bare client, s | apply, s | times |\n|---|---|---|---|---|')
if (existsSync(serverBinaries)) {
  const server = await Server.beside(serverBinaries, mkdtempSync(join(tmpdir(), 'trueup-bench-')))
  const { host, user } = server.address('postgres') as ClientConfig & { host: string; user: string }
  const table = (i: number) => `CREATE TABLE app.t${i} (id bigint PRIMARY KEY, name text NOT NULL)`
  await measure(`PostgreSQL ${server.version}`, async (round) => {
    const admin = new pg.Client(server.address('postgres'))
    await admin.connect()
    for (const name of ['bare', 'ours']) await admin.query(`CREATE DATABASE ${name}${round}`)
    await admin.end()
    const client = new pg.Client(server.address(`bare${round}`))
    await client.connect()
    await client.query('CREATE SCHEMA app')
    const bare = await seconds(async () => {
      for (let i = 0; i < count; i++) await client.query(table(i))
    })
    await client.end()
    return { bare, applied: await applied('postgres', 'schemas: [app]', `postgres://${user}@/ours${round}?host=${encodeURIComponent(host)}`, table) }
  })
  await server.close()
}
if (serverProgram !== undefined) {
  const server = await OldServer.start(serverProgram, {})
  const table = (database: string) => (i: number) => `CREATE TABLE ${database}.t${i} (id UInt64, name String) ENGINE = MergeTree ORDER BY id`
  await measure('ClickHouse 18.16', async (round) => {
    const url = `http://127.0.0.1:${server.port}`
    await server.run(`CREATE DATABASE bare${round}`)
    const client = createClient({ url })
    const bare = await seconds(async () => {
      for (let i = 0; i < count; i++) await client.command({ query: table(`bare${round}`)(i) })
    })
    await client.close()
    const ours = await applied('clickhouse', `databases: [ours${round}]`, `http://default@127.0.0.1:${server.port}`, table(`ours${round}`))
    for (const name of ['bare', 'ours']) await server.run(`DROP DATABASE ${name}${round}`)
    return { bare, applied: ours }
  })
  await server.close()
}
