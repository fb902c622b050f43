// A PostgreSQL server that crashes under `apply`, again and again: what it takes back it takes back with its rows of the ledger,
// and whatever was not taken back is not run twice.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { Server } from '../src/dialect/postgres/engine.js'
import type { ProjectFolder } from './support/cli.js'
import { postgresProject } from './support/postgres-project.js'
import { serverBinaries } from './support/postgres.js'

const skip = existsSync(serverBinaries) ? false : `NO SERVER BINARIES IN ${serverBinaries} (apt-get install postgresql)`
if (skip) process.stderr.write(`\ncrash.postgres.test: SKIPPED: ${skip}\n\n`)

const migrations = 2000
let server: Server
let folder: ProjectFolder

before(async () => {
  if (skip) return
  server = await Server.beside(serverBinaries, mkdtempSync(join(tmpdir(), 'trueup-crash-')), [])
  folder = postgresProject(server, {
    'generated/1_start.up.sql': 'CREATE TABLE public.ran (number integer, before bigint);\n',
    ...Object.fromEntries(Array.from({ length: migrations }, (_, i) => [`generated/${i + 2}_more.up.sql`, statements(i + 2)])),
  })
  await folder.run(['hash'])
})

after(async () => {
  folder?.remove()
  await server?.close()
})

/** A row that says how many there were, in a transaction; every so often with a statement that cannot be in one. */
function statements(number: number): string {
  const insert = `INSERT INTO public.ran SELECT ${number}, count(*) FROM public.ran;\n`
  return number % 50 === 0 ? `${insert}CREATE INDEX CONCURRENTLY ran_${number} ON public.ran (number);\n` : insert
}

/** Ends a connection of its own as a crash does: the server throws away what it has in memory, recovers, and goes on. */
async function crash(): Promise<void> {
  const client = new pg.Client(server.address('postgres'))
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
    process.kill(rows[0].pid, 'SIGKILL')
  } catch {
    // It recovers from the last one.
  } finally {
    await client.end().catch(() => {})
  }
}

/** A connection, once the server is back. */
async function connected(): Promise<pg.Client> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client(server.address('postgres'))
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => {})
      if (attempt === 100) throw error
      await new Promise((done) => setTimeout(done, 100))
    }
  }
}

test('a server that crashes under apply leaves a beginning of the migrations, each once, and the next runs finish', { skip }, async (t) => {
  const [crashes, codes]: [number[], number[]] = [[], []]
  for (let round = 0; ; round++) {
    assert.ok(round < 60, `not done after 60 runs: ${codes.join(' ')}`)
    const delay = 380 + Math.random() * 300
    let [timer, hit]: [NodeJS.Timeout | undefined, Promise<void>] = [undefined, Promise.resolve()]
    const ran = await folder.run(['apply', '--retry-for', '20'], {
      started: () => {
        if (round % 8 < 7) timer = setTimeout(() => (hit = crash()), delay)
      },
    })
    clearTimeout(timer)
    await hit
    crashes.push(Math.round(delay))
    codes.push(ran.code ?? -1)
    assert.doesNotMatch(ran.stderr, /out of order/, ran.stderr)
    if (ran.code === 0) break
    assert.match(ran.stderr, /lock of app was taken away|was lost|cannot connect|went away|in recovery|starting up/, `${ran.stdout}\n${ran.stderr}`)
  }
  t.diagnostic(`exit codes ${codes.join(' ')}, after ${crashes.join(' ')} ms`)
  const client = await connected()
  const { rows } = await client.query('SELECT number, before::integer FROM public.ran ORDER BY before, number')
  const { rows: ledger } = await client.query(
    `SELECT version::integer FROM public.trueup_ledger WHERE event = 'done' AND statement = 0 ORDER BY position`,
  )
  await client.end()
  assert.deepEqual(
    rows,
    Array.from({ length: migrations }, (_, i) => ({ number: i + 2, before: i })),
  )
  assert.deepEqual(
    ledger.map(({ version }) => version),
    Array.from({ length: migrations + 1 }, (_, i) => i + 1),
  )
})
