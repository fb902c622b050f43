// A database that a migration makes has to be there before it: the lock and the ledger are in it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { databaseMade, unlessThere } from '../src/dialect/clickhouse/ground.js'
import { split } from '../src/dialect/clickhouse/split.js'
import { byHand, ProjectFolder } from './support/cli.js'
import { OldServer, serverProgram } from './support/old-server.js'

const skip = serverProgram === undefined ? 'NO clickhouse-server IS INSTALLED (apt-get install clickhouse-server)' : false
if (skip) process.stderr.write(`\nground.clickhouse.test: SKIPPED: ${skip}\n\n`)

function project(url: string, made: string): ProjectFolder {
  return new ProjectFolder({
    'trueup.yaml': `version: 1
targets:
  main: { dialect: clickhouse, schema: schema, migrations: generated, databases: [shop] }
environments:
  local: { main: { url: "${url}", databases: { shop: shop_prod } } }
`,
    'generated/1_base.up.sql': `-- by hand\n${made};\nCREATE TABLE shop.t (id UInt64) ENGINE = Log;\n`,
  })
}

async function applied(folder: ProjectFolder): Promise<void> {
  for (const words of [['hash'], ['apply']]) {
    const ran = await folder.run(words)
    assert.equal(ran.code, 0, `${ran.stdout}${ran.stderr}`)
  }
  assert.match((await folder.run(['apply'])).stdout, /applied 0, skipped 1/)
}

test('a hand-written CREATE DATABASE finds its database made for the lock, and does no harm', { skip }, async () => {
  const server = await OldServer.start(serverProgram ?? '', {})
  const folder = project(`http://default@127.0.0.1:${server.port}`, 'CREATE DATABASE shop ENGINE = Ordinary')
  try {
    await applied(folder)
    assert.match(await server.run('SHOW TABLES FROM shop_prod'), /^t\ntrueup_ledger\n$/)
  } finally {
    folder.remove()
    await server.close()
  }
})

test('it is how the database is made', async () => {
  const folder = project('chdb:db', "CREATE /* ours */ DATABASE\nshop COMMENT 'of shops'")
  try {
    await applied(folder)
    assert.deepEqual(await byHand(folder, 'db', `SELECT comment FROM system.databases WHERE name = 'shop_prod'`), [{ comment: 'of shops' }])
  } finally {
    folder.remove()
  }
})

test('only a plain CREATE DATABASE is made one that does no harm', () => {
  assert.equal(unlessThere('CREATE DATABASE `if`'), 'CREATE DATABASE IF NOT EXISTS `if`')
  for (const sql of ['create database if not exists a', 'CREATE TABLE database.t (a Int8) ENGINE = Log', "SELECT 'CREATE DATABASE a'"]) {
    assert.equal(unlessThere(sql), sql)
  }
  const statements = split('CREATE DATABASE other;\nCREATE DATABASE shop ENGINE = Atomic;\n', 'm.sql')
  assert.equal(databaseMade('shop_prod', { shop: 'shop_prod' }, statements), 'CREATE DATABASE IF NOT EXISTS shop_prod ENGINE = Atomic')
  assert.equal(databaseMade('third', {}, statements), 'CREATE DATABASE IF NOT EXISTS third')
})
