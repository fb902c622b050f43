// A cluster: two servers that are replicas of each other, with a Keeper. The ledger is one, whichever of them a run talks to.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ProjectFolder } from './support/cli.js'
import { Keeper, keeperXml, noKeeper } from './support/keeper.js'
import { OldServer, serverProgram } from './support/old-server.js'

const skip = serverProgram === undefined ? 'NO CLICKHOUSE SERVER (apt-get install clickhouse-server)' : noKeeper
if (skip) process.stderr.write(`\nreplicas.test: SKIPPED: ${skip}\n\n`)

let keeper: Keeper
let first: OldServer
let second: OldServer
let project: ProjectFolder

before(async () => {
  if (skip) return
  keeper = await Keeper.start()
  const start = (name: string) => OldServer.start(serverProgram ?? '', {}, { config: keeperXml(keeper.port, name) })
  first = await start('a')
  second = await start('b')
  const table = (name: string) =>
    `CREATE TABLE IF NOT EXISTS app.${name} (n UInt8) ENGINE = ReplicatedMergeTree('/tables/${name}', '{replica}') ORDER BY n;\n`
  project = new ProjectFolder({
    'trueup.yaml': `version: 1
targets:
  main: { dialect: clickhouse, schema: schema, migrations: generated, databases: [app] }
environments:
  a: { main: { url: "http://default@127.0.0.1:${first.port}" } }
  b: { main: { url: "http://default@127.0.0.1:${second.port}" } }
`,
    'generated/1_t.up.sql': table('t'),
    'generated/2_rows.up.sql': 'INSERT INTO app.t VALUES (1);\n',
    'generated/3_u.up.sql': table('u'),
  })
  await project.run(['hash'])
})

after(async () => {
  if (skip) return
  project.remove()
  await first.close()
  await second.close()
  await keeper.close()
})

const said = async (words: readonly string[], code = 0) => {
  const ran = await project.run(words)
  assert.equal(ran.code, code, ran.stdout + ran.stderr)
  return ran.stdout + ran.stderr
}

test('what ran by way of one replica is known to a run by way of the other', { skip }, async () => {
  assert.match(await said(['apply', '--env', 'a', '--steps', '2']), /applied 2, skipped 0/)
  assert.match(await first.run("SELECT engine FROM system.tables WHERE name = 'trueup_ledger'"), /ReplicatedMergeTree/)
  assert.match(await said(['apply', '--env', 'b']), /applied 1, skipped 2/)
  assert.match(await said(['apply', '--env', 'a']), /applied 0, skipped 3/)
  const count = "SELECT count() FROM app.trueup_ledger WHERE event = 'done' AND statement = 1"
  assert.equal(await first.run(count), await second.run(count))
})

test('a command that only reads waits for what another replica has not fetched yet', { skip }, async () => {
  await second.run('SYSTEM STOP FETCHES')
  await said(['repair', '--mark-reverted', '3', '--yes', '--reason', 'a test', '--env', 'a'])
  const reading = said(['history', '--env', 'b', '--json'])
  await new Promise((later) => setTimeout(later, 2000))
  await second.run('SYSTEM START FETCHES')
  assert.match(await reading, /a test/)
  assert.match(await said(['apply', '--env', 'b']), /applied 1, skipped 2/)
})

test('a replica without a copy is told apart from one where nothing ran: a command that may only read says so', { skip }, async () => {
  // What only this replica has would be lost with it.
  await first.run('SYSTEM SYNC REPLICA app.trueup_ledger')
  await second.run('DROP TABLE app.trueup_ledger')
  const words = await said(['status', '--env', 'b'], 1)
  assert.match(words, /this replica has no copy of `?app`?\.`?trueup_ledger`? yet; these have one: 1-a/)
  assert.match(await said(['apply', '--env', 'b']), /applied 0, skipped 3/)
  assert.match(await said(['status', '--env', 'b']), /in sync|nothing pending|applied/)
})
