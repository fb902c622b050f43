// The lock of a ClickHouse cluster: a row in Keeper, seen by every replica. Two servers beside one Keeper stand for two replicas.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { KeeperLock } from '../src/dialect/clickhouse/lock-keeper.js'
import { openLock } from '../src/dialect/clickhouse/lock.js'
import { TableLock } from '../src/dialect/clickhouse/lock-table.js'
import { HttpSession } from '../src/dialect/clickhouse/http.js'
import { ProjectFolder } from './support/cli.js'
import { HttpClickHouse } from './support/http.js'
import { Keeper, keeperXml, noKeeper as skip } from './support/keeper.js'

const options = { readOnly: false, verbose: false, databases: {}, database: 'app' }
const ledger = ['app', 'trueup_ledger']
let keeper: Keeper
let first: HttpClickHouse
let second: HttpClickHouse

before(async () => {
  if (skip) return
  keeper = await Keeper.start()
  first = await HttpClickHouse.start({ users: { default: '' }, config: keeperXml(keeper.port, 'a') })
  second = await HttpClickHouse.start({ users: { default: '' }, config: keeperXml(keeper.port, 'b') })
})

after(async () => {
  if (skip) return
  await first.close()
  await second.close()
  await keeper.close()
})

const rows = async (server: HttpClickHouse) => await server.rows('SELECT name, pid FROM app.trueup_ledger_lock_keeper')

test('of two runs on two replicas one has the lock, and the other says whose it is', { skip }, async () => {
  const [one, other] = [await openLock(first.url(), options, ledger), await openLock(second.url(), options, ledger)]
  assert.equal(await one.take(), undefined)
  const holder = await other.take()
  assert.equal(holder?.pid, process.pid)
  assert.ok((holder?.silent ?? 99) < 5)
  assert.equal(await one.keep(), true)
  await one.release()
  assert.equal(await other.take(), undefined)
  assert.equal(await one.keep(), false)
  await other.release()
  assert.deepEqual(await rows(first), [])
  await one.close()
  await other.close()
})

test('a holder that is silent for a minute loses the lock to one of those that wait', { skip }, async () => {
  const gone = await openLock(first.url(), options, ledger)
  await gone.take()
  await first.run(`ALTER TABLE app.trueup_ledger_lock_keeper UPDATE at = now() - 61 WHERE name = 'lock'`)
  const waiting = await Promise.all([first, second, first, second].map((server) => openLock(server.url(), options, ledger)))
  const holders = await Promise.all(waiting.map((lock) => lock.take()))
  assert.equal(holders.filter((holder) => holder === undefined).length, 1)
  assert.equal(await gone.keep(), false)
  await gone.release()
  assert.equal((await rows(second)).length, 1, 'what is not ours any more stays')
  for (const lock of waiting) await lock.release()
  assert.deepEqual(await rows(second), [])
  for (const lock of [gone, ...waiting]) await lock.close()
})

test('a lock that was freed by way of another replica is lost', { skip }, async () => {
  const sessions = await Promise.all([first, second].map((server) => HttpSession.open(server.url(), options)))
  const [one, other] = sessions.map((session) => new KeeperLock(session, ledger)) as [KeeperLock, KeeperLock]
  await one.offered()
  await other.offered()
  await one.take()
  await other.free()
  assert.equal(await other.take(), undefined)
  assert.equal(await one.keep(), false)
  await other.release()
  for (const session of sessions) await session.close()
})

test('a table that holds the lock of an earlier trueup counts as well', { skip }, async () => {
  const session = await HttpSession.open(first.url(), options)
  const table = new TableLock(session, ledger)
  assert.equal(await table.take(), undefined)
  const lock = await openLock(first.url(), options, ledger)
  assert.equal((await lock.take())?.pid, process.pid)
  assert.deepEqual(await rows(first), [])
  await table.release()
  assert.equal(await lock.take(), undefined)
  await lock.release()
  await lock.close()
  await session.close()
})

test('a table that a run of an earlier trueup left a minute ago holds nobody up', { skip }, async () => {
  await first.run(
    'CREATE TABLE app.trueup_ledger_lock (at DateTime DEFAULT now(), token String, who String, host String, pid UInt32) ENGINE = MergeTree ORDER BY at',
    "INSERT INTO app.trueup_ledger_lock SELECT now() - 61, 'gone', 'somebody', 'elsewhere', 1",
  )
  const lock = await openLock(first.url(), options, ledger)
  assert.equal(await lock.take(), undefined)
  await lock.release()
  await lock.close()
  await first.run('DROP TABLE app.trueup_ledger_lock')
})

test('eight appliers at once by way of two replicas wait for each other; unlock says whose the lock is; nothing of it is drift', {
  skip,
}, async () => {
  const project = new ProjectFolder({
    'trueup.yaml': `version: 1
targets:
  main: { dialect: clickhouse, schema: schema, migrations: generated, databases: [app] }
environments:
  a: { main: { url: "${first.url()}" } }
  b: { main: { url: "${second.url()}" } }
default_environment: a
`,
    'schema/t.sql': 'CREATE TABLE app.t (n UInt8) ENGINE = MergeTree ORDER BY n;\n',
    'generated/1_t.up.sql': 'CREATE TABLE IF NOT EXISTS app.t (n UInt8) ENGINE = MergeTree ORDER BY n;\n',
  })
  await project.run(['hash'])
  const ran = await Promise.all(['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b'].map((env) => project.run(['apply', '--env', env, '--lock-timeout', '60'])))
  for (const { code, stderr } of ran) assert.equal(code, 0, stderr)
  // Each replica has a ledger of its own: one run of four did something on each.
  assert.equal(ran.filter(({ stdout }) => /applied 1, skipped 0/.test(stdout)).length, 2)
  for (const server of [first, second])
    assert.deepEqual(await server.rows(`SELECT name FROM system.tables WHERE database = 'app' AND name LIKE '%lock'`), [])
  const { code, stdout } = await project.run(['check', '--env', 'b'])
  assert.equal(code, 0, stdout)
  const held = await openLock(first.url(), options, ledger)
  await held.take()
  const { stdout: said } = await project.run(['unlock', '--env', 'b', '--yes'])
  assert.match(said, /freed the lock of/)
  assert.equal(await held.keep(), false)
  await held.close()
  project.remove()
})
