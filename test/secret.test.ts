// Secrets in migrations, as people write them: not in what is shown beforehand, not in what a failure says.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { clickhouse } from '../src/dialect/clickhouse/index.js'
import { postgres } from '../src/dialect/postgres/index.js'
import { concealed } from '../src/dialect/postgres/secret.js'
import { ProjectFolder, shop } from './support/cli.js'

before(() => postgres.load())

const telling = {
  postgres: [
    "CREATE ROLE r LOGIN PASSWORD 's3cret'",
    "ALTER ROLE r PASSWORD E's3cret'",
    "CREATE USER MAPPING FOR CURRENT_USER SERVER s OPTIONS (user 'u', password 's3cret')",
    "CREATE SUBSCRIPTION s CONNECTION 'host=h password=s3cret' PUBLICATION p",
    "SELECT dblink_connect('host=h password=s3cret') -- 's3cret'",
    "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT login('u', password => 's3cret') $$",
    "DO $$ BEGIN PERFORM dblink('password=s3cret', 'SELECT 1'); END $$",
  ],
  clickhouse: [
    "CREATE TABLE t (id UInt64) ENGINE = PostgreSQL('h:5432', 'd', 't', 'u', 's3cret')",
    "CREATE DICTIONARY d (id UInt64) PRIMARY KEY id SOURCE(CLICKHOUSE(HOST 'h' PASSWORD 's3cret')) LAYOUT(FLAT())",
    "CREATE USER u IDENTIFIED WITH sha256_password BY 's3cret'",
    "CREATE NAMED COLLECTION c AS url = 'https://h', key = 's3cret'",
    "INSERT INTO t SELECT * FROM s3('https://b/x', 'AK', 's3cret')",
  ],
}

for (const dialect of [postgres, clickhouse]) {
  test(`${dialect.name}: strings beside telling words are hidden, and the rest is as it was written`, () => {
    for (const sql of telling[dialect.name as keyof typeof telling]) {
      const shown = dialect.conceal(sql)
      assert.ok(!shown.includes('s3cret'), shown)
      assert.ok(shown.includes('[HIDDEN]'), shown)
    }
    const plain = "INSERT INTO t VALUES ('a', 'b') -- 'c'"
    assert.equal(dialect.conceal(plain), plain)
  })
}

test('what a server says of a statement says no more than the statement', () => {
  const { words, statement } = concealed('role "r" has s3cret é', "ALTER ROLE é PASSWORD 's3cret'")
  assert.equal(words, 'role "r" has [HIDDEN] é')
  assert.equal(statement, "ALTER ROLE é PASSWORD '[HIDDEN]'")
})

test('apply --dry-run shows no secret and says that it hides one; nor does a failure show it', async () => {
  const folder = new ProjectFolder({
    'trueup.yaml': shop['trueup.yaml'] ?? '',
    'generated/analytics/1_m.up.sql': `CREATE TABLE shop.a (id UInt64) ENGINE = PostgreSQL('h:5432', 'd', 't', 'u', 's3cret');\nCREATE TABLE shop.a (id UInt64) ENGINE = PostgreSQL('h:5432', 'd', 't', 'u', 's3cret');\n`,
  })
  try {
    await folder.run(['hash'])
    const shown = await folder.run(['apply', '--dry-run'])
    assert.equal(shown.code, 0, shown.stderr)
    assert.match(shown.stdout, /ENGINE = PostgreSQL\('\[HIDDEN\]'.*\n[\s\S]*-- \[HIDDEN\]: may be a secret; the file has it/)
    const failed = await folder.run(['apply', '--verbose'])
    assert.equal(failed.code, 1)
    const json = await folder.run(['apply', '--json', '--log-format', 'json'])
    for (const { stdout, stderr } of [shown, failed, json]) assert.ok(!`${stdout}${stderr}`.includes('s3cret'), `${stdout}${stderr}`)
  } finally {
    folder.remove()
  }
})
