// `npm run bench:apply`: what the ledger and the lock cost. 1,000 migrations of one small statement each by `trueup apply`,
// against a process that sends the same statements by the bare client. Options: --count 1000 --runs 5 --dialect postgres.
// Prints the table of docs/benchmarks.md: medians of whole processes, and of the pairs' ratios.
import { existsSync, mkdtempSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { ClientConfig } from 'pg'
import pg from 'pg'
import { Server } from '../../src/dialect/postgres/engine.js'
import { hash } from '../../src/index.js'
import { ProjectFolder } from '../support/cli.js'
import { HttpClickHouse } from '../support/http.js'
import { OldServer, serverProgram } from '../support/old-server.js'
import { serverBinaries } from '../support/postgres.js'
import { median, program, timed } from './measure.js'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '5' },
    dialect: { type: 'string' },
  },
})
const count = Number(values.count)
const bare = fileURLToPath(new URL('bare.js', import.meta.url))

/** A server to measure on. */
interface Subject {
  readonly name: string
  readonly dialect: string
  readonly scope: (database: string) => string
  /** An empty database, and what it is reached by. */
  make(database: string): Promise<string>
  statement(database: string, number: number): string
  close(): Promise<void>
}

async function postgres(words: string, settings?: readonly string[]): Promise<Subject> {
  const server = await Server.beside(serverBinaries, mkdtempSync(join(tmpdir(), 'trueup-bench-')), settings)
  const { host, user } = server.address('postgres') as ClientConfig & { host: string; user: string }
  const ask = async (database: string, sql: string) => {
    const client = new pg.Client(server.address(database))
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  return {
    name: `PostgreSQL ${server.version}, ${words}`,
    dialect: 'postgres',
    scope: () => 'schemas: [app]',
    make: async (name) => {
      await ask('postgres', `CREATE DATABASE ${name}`)
      await ask(name, 'CREATE SCHEMA app')
      return `postgres://${user}@/${name}?host=${encodeURIComponent(host)}`
    },
    statement: (_, number) => `CREATE TABLE app.t${number} (id bigint PRIMARY KEY, name text NOT NULL)`,
    close: () => server.close(),
  }
}

async function clickhouse(program: string): Promise<Subject> {
  const server = await OldServer.start(program, {}, { flush: 7500 })
  return {
    name: 'ClickHouse 18.16',
    dialect: 'clickhouse',
    scope: (name) => `databases: [${name}]`,
    make: async (name) => {
      await server.run(`CREATE DATABASE ${name}`)
      return `http://default@127.0.0.1:${server.port}`
    },
    statement: (name, number) => `CREATE TABLE ${name}.t${number} (id UInt64, name String) ENGINE = MergeTree ORDER BY id`,
    close: () => server.close(),
  }
}

/** The newest engine there is, behind the test server's HTTP: one request after the other. */
async function newest(): Promise<Subject> {
  const server = await HttpClickHouse.start()
  const [[version = ''] = []] = (await server.rows('SELECT version()')) as string[][]
  return {
    name: `ClickHouse ${version.split('.').slice(0, 2).join('.')} (the embedded engine behind HTTP)`,
    dialect: 'clickhouse',
    scope: (name) => `databases: [${name}]`,
    make: async (name) => {
      await server.run(`CREATE DATABASE ${name}`)
      return server.url()
    },
    statement: (name, number) => `CREATE TABLE ${name}.t${number} (id UInt64, name String) ENGINE = MergeTree ORDER BY id`,
    close: () => server.close(),
  }
}

/** Seconds that a process takes for all migrations of a new database. */
async function once(subject: Subject, database: string, start: (folder: string, url: string) => Promise<number>): Promise<number> {
  const url = await subject.make(database)
  const folder = new ProjectFolder({
    'trueup.yaml': `version: 1\ntargets:\n  main: { dialect: ${subject.dialect}, schema: schema, migrations: generated, ${subject.scope(database)} }\nenvironments:\n  local: { main: { url: "${url}" } }\n`,
    ...Object.fromEntries(Array.from({ length: count }, (_, i) => [`generated/${i + 1}_m.up.sql`, `${subject.statement(database, i)};\n`])),
  })
  try {
    await hash({ folder: folder.folder })
    return await start(folder.folder, url)
  } finally {
    // The databases stay until the server goes: some file systems (ext4) are slow at making files for a while after many went.
    folder.remove()
  }
}

async function measure(subject: Subject): Promise<string> {
  const pairs: { readonly alone: number; readonly applied: number }[] = []
  for (let i = 0; i < Number(values.runs); i++) {
    const alone = await once(subject, `bare${i}`, (folder, url) => timed(bare, folder, [subject.dialect, url]))
    const applied = await once(subject, `ours${i}`, (folder) => timed(program, folder, ['apply']))
    process.stderr.write(`${subject.name}: ${alone.toFixed(2)} ${applied.toFixed(2)}\n`)
    pairs.push({ alone, applied })
  }
  const of = (number: (pair: (typeof pairs)[number]) => number) => median(pairs.map(number)).toFixed(2)
  const times = of(({ alone, applied }) => applied / alone)
  return `| ${subject.name} | ${count} | ${of(({ alone }) => alone)} | ${of(({ applied }) => applied)} | ${times} |`
}

const subjects: (() => Promise<Subject>)[] = []
if (values.dialect !== 'clickhouse' && existsSync(serverBinaries)) {
  subjects.push(
    () => postgres('as installed', []),
    () => postgres('never waiting for its disk'),
  )
}
if (values.dialect !== 'postgres') subjects.push(newest)
if (values.dialect !== 'postgres' && serverProgram !== undefined) subjects.push(() => clickhouse(serverProgram ?? ''))
const rows: string[] = []
for (const open of subjects) {
  const subject = await open()
  try {
    rows.push(await measure(subject))
  } finally {
    await subject.close()
  }
}
process.stdout.write(
  `\`npm run bench:apply\` on ${cpus().length} cores (${cpus()[0]?.model.trim()}), node ${process.version}: medians of ${values.runs} whole processes.\n\n` +
    `| server | migrations | bare client, s | apply, s | times |\n|---|---|---|---|---|\n${rows.join('\n')}\n`,
)
