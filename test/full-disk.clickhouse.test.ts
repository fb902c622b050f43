// A ClickHouse server whose disk is full, its own text log's disk as well: what it says then, and what stays of a statement.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Failure } from '../src/core/failure.js'
import { clickhouse } from '../src/dialect/clickhouse/index.js'
import type { Session } from '../src/dialect/dialect.js'
import { OldServer, serverProgram } from './support/old-server.js'
import { SmallDisk } from './support/small-disk.js'

const disk = serverProgram === undefined ? undefined : SmallDisk.mount(512)
const skip = disk ? false : 'NO clickhouse-server (apt-get install clickhouse-server), or no right to mount a disk'
if (skip) process.stderr.write(`\nfull-disk.clickhouse.test: SKIPPED: ${skip}\n\n`)

let server: OldServer
let session: Session

before(async () => {
  if (!disk) return
  server = await OldServer.start(serverProgram ?? '', {}, { place: disk.folder })
  await server.run('CREATE DATABASE full')
  await server.run('CREATE TABLE full.rows (n UInt64) ENGINE = TinyLog')
  // Its files are there, and have room for another row.
  await server.run('INSERT INTO full.rows SELECT 1')
  session = await clickhouse.open(`http://default@127.0.0.1:${server.port}`, { readOnly: false, verbose: false, databases: {}, database: 'full' })
})

after(async () => {
  await session?.close()
  await server?.close()
  disk?.unmount()
})

test('a statement that a full disk breaks off has an answer, and may have left its rows', { skip }, async () => {
  disk?.fill()
  const failure = await session.run('INSERT INTO full.rows SELECT 1', { id: 'full-1' }).catch((error: unknown) => error)
  disk?.free()
  assert.ok(failure instanceof Failure, String(failure))
  assert.equal(failure.code, 'statement-failed', failure.message)
  assert.match(failure.detail.server ?? '', /^Code: (1000|75)\. /)
  assert.equal(clickhouse.verdict(failure), 'failed')
  // It is there, though the server says that it failed.
  assert.equal((await server.run('SELECT count() FROM full.rows')).trim(), '2')
  assert.equal(await clickhouse.leavesRows(session, 'full-1', failure), true)

  // What ran while nothing could be written down may have left no record, and may have run.
  const ledger = clickhouse.ledger(session, ['full', 'trueup_ledger'])
  await ledger.create()
  const event = { version: '1', name: 'm', checksum: '', kind: 'apply', event: 'started', statement: 1, statements: 1, statementHash: '' } as const
  await ledger.append([{ ...event, error: '', note: 'full-2' }], '0', 'full-2')
  assert.deepEqual(await clickhouse.outcome(session, 'full-2'), { state: 'unknown' })
})
