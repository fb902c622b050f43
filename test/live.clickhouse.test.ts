// What a server holds and nobody could make again: it is read all the same and told, and the rest of the server is compared.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Failure } from '../src/core/failure.js'
import type { State } from '../src/core/state.js'
import { compare } from '../src/workflow/compare.js'
import { loadDefinition, loadStatements } from '../src/workflow/load.js'
import { Bench } from './support/clickhouse.js'
import { byHand, ProjectFolder } from './support/cli.js'

const bench = await Bench.open(['d'])
after(() => bench.close())

async function server(make: string, then: string): Promise<State> {
  await bench.build(make)
  await bench.run(bench.split(then).map(({ text }) => text))
  return await bench.live()
}

const keys = ({ facts }: State) => [...facts.values()].flatMap((fact) => (fact.parent === undefined && fact.kind !== 'database' ? [fact.key] : []))
const told = ({ unverified }: State) => unverified.map(({ about }) => about)

/** Runs the plan from what the server holds to `wanted` on the server; what is left to do afterwards. */
async function migrate(live: State, wanted: string): Promise<readonly string[]> {
  const to = await bench.state(wanted)
  const plan = await compare(bench.work, live, to)
  assert.deepEqual(plan.refused, [])
  await bench.run(plan.statements.map(({ sql }) => sql))
  return (await compare(bench.work, await bench.live(), to)).deltas.map(({ verb, key }) => `${verb} ${key}`)
}

const table = 'CREATE TABLE d.t (a Int8, b Int8) ENGINE = MergeTree ORDER BY a;'

test('a view with columns that its source no longer has', async () => {
  const live = await server(`${table} CREATE VIEW d.v AS SELECT * FROM d.t;`, 'ALTER TABLE d.t DROP COLUMN b')
  assert.deepEqual(keys(live), ['table "d"."t"', 'view "d"."v"'])
  assert.deepEqual(told(live), ['view "d"."v"'])
  assert.deepEqual(await migrate(live, 'CREATE TABLE d.t (a Int8) ENGINE = MergeTree ORDER BY a; CREATE VIEW d.v AS SELECT * FROM d.t;'), [])
})

test('views over a table that is gone', async () => {
  const views = 'CREATE VIEW d.v AS SELECT * FROM d.t; CREATE VIEW d.w AS SELECT a FROM d.v; CREATE VIEW d.p AS SELECT * FROM d.t WHERE a = {p:Int8};'
  const live = await server(`${table} ${views}`, 'DROP TABLE d.t')
  assert.deepEqual(keys(live), ['view "d"."p"', 'view "d"."v"', 'view "d"."w"'])
  assert.deepEqual(told(live), ['view "d"."v"', 'view "d"."w"'])
  assert.deepEqual(await migrate(live, `${table} ${views}`), [])
})

const dictionary = `CREATE DICTIONARY d.names (id UInt64, name String) PRIMARY KEY id SOURCE(CLICKHOUSE(TABLE 'src' DB 'd')) LAYOUT(FLAT()) LIFETIME(0);`
const source = 'CREATE TABLE d.src (id UInt64, name String) ENGINE = MergeTree ORDER BY id;'
const user = `CREATE TABLE d.user (id UInt64, name String DEFAULT dictGet('d.names', 'name', id)) ENGINE = MergeTree ORDER BY id;`
const rest = 'CREATE TABLE d.rest (a Int8) ENGINE = MergeTree ORDER BY a; CREATE VIEW d.over AS SELECT id FROM d.user;'

test('a table whose default asks a dictionary that is gone', async () => {
  const live = await server(`${source} ${dictionary} ${user} ${rest}`, 'SET check_table_dependencies = 0; DROP DICTIONARY d.names')
  await bench.run(['SET check_table_dependencies = 1'])
  assert.deepEqual(keys(live), ['table "d"."rest"', 'table "d"."src"', 'table "d"."user"', 'view "d"."over"'])
  assert.deepEqual(told(live), ['d.user'])
  assert.deepEqual(live.lists.asFound, ['table "d"."user"'])
  assert.match(live.unverified[0]?.reason ?? '', /could not be made again.*Dictionary \(`d.names`\) not found/s)
  const mended = user.replace(`dictGet('d.names', 'name', id)`, `'none'`)
  assert.deepEqual(await migrate(live, `${source} ${mended} ${rest.replace('a Int8', 'a Int8, b Int8')}`), [])
})

test('the same in a schema file is an error with its place', async () => {
  const file = bench.split(user, 'schema/d/tables/user.sql')
  await assert.rejects(loadStatements(bench.work, file, 'loading'), (error) => {
    assert.ok(error instanceof Failure && error.code === 'sql-invalid')
    assert.deepEqual(error.detail.place, { file: 'schema/d/tables/user.sql', line: 1, column: 1 })
    return true
  })
})

test('what no engine here can load is compared as text, and dropped only with a warning', async () => {
  const words = [
    'CREATE TABLE d.newer (a TypeOfTomorrow) ENGINE = MergeTree ORDER BY a',
    'CREATE VIEW d.v AS SELECT functionOfTomorrow(a) AS x FROM d.newer',
  ]
  words.push(table.slice(0, -1), 'CREATE FUNCTION odd AS (x) -> SYNTAX OF TOMORROW')
  const statements = words.map((text) => ({ text, leading: '', place: { file: 'a server' }, start: 0 }))
  const live = await loadDefinition(bench.work, { statements, sizes: {}, unmodelled: [], unverified: [], leftAlone: [] }, [])
  assert.deepEqual(keys(live), ['opaque "d"."newer"', 'opaque "d"."v"', 'table "d"."t"'])
  assert.deepEqual(told(live).sort(), ['d.newer', 'd.v', 'odd'])
  const same = await compare(bench.work, live, live)
  assert.deepEqual(same.deltas, [])
  const gone = await compare(bench.work, live, await bench.state(table))
  assert.deepEqual(
    gone.statements.map(({ sql, hazards }) => [sql, hazards.map(({ code }) => code)]),
    [
      ['DROP VIEW d.v', ['data-loss']],
      ['DROP TABLE d.newer', ['data-loss']],
    ],
  )
  const other = await compare(bench.work, live, await bench.state('CREATE TABLE d.newer (a Int8) ENGINE = MergeTree ORDER BY a'))
  assert.ok(other.refused.some(({ about }) => about.includes('newer')))
  assert.ok(!other.statements.some(({ sql }) => sql.includes('newer')))
})

test('plan, check and pull go on, and pull writes no file that would not load', async () => {
  const folder = new ProjectFolder({
    'trueup.yaml': `version: 1
targets:
  analytics: { dialect: clickhouse, schema: schema, migrations: generated, databases: [d] }
environments:
  local: { analytics: { url: "chdb:.trueup/local" } }
default_environment: local
`,
    'schema/d/tables/src.sql': `${source}\n`,
  })
  const run = async (words: readonly string[], code = 0) => {
    const ran = await folder.run(words)
    assert.equal(ran.code, code, `trueup ${words.join(' ')}\n${ran.stdout}\n${ran.stderr}`)
    return ran.stdout
  }
  try {
    await run(['generate', 'first'])
    await run(['apply'])
    await byHand(
      folder,
      '.trueup/local',
      dictionary,
      user,
      rest.split(';')[0] as string,
      'SET check_table_dependencies = 0',
      'DROP DICTIONARY d.names',
    )
    const plan = JSON.parse(await run(['plan', '--json'])).targets[0]
    assert.deepEqual(
      plan.drift.filter(({ kind }: { kind: string }) => kind === 'table').map(({ key }: { key: string }) => key),
      ['table "d"."rest"', 'table "d"."user"'],
    )
    assert.deepEqual(
      plan.unverified.map(({ about }: { about: string }) => about),
      ['d.user'],
    )
    assert.match(await run(['check', '--env', 'local'], 3), /table d\.user was created by hand in local/)
    const pulled = await run(['pull'])
    assert.match(pulled, /wrote schema\/d\/tables\/rest\.sql/)
    assert.match(pulled, /d\.user: it is there and could not be made again/)
    assert.deepEqual(folder.files('schema'), ['schema/d/tables/rest.sql', 'schema/d/tables/src.sql'])
    assert.match(await run(['pull', '--check'], 3), /d\.user/)
    assert.match(await run(['plan']), /DROP TABLE d\.`user`/)
  } finally {
    folder.remove()
  }
})
