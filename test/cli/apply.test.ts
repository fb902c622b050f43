// `apply`, `status` and `hash` from the outside: how far they go, where they go on, and what they refuse to go past.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { byHand, ProjectFolder, shop, type Ran } from '../support/cli.js'

let folder: ProjectFolder
const at = (name: string) => `generated/analytics/${name}.up.sql`

before(() => {
  folder = new ProjectFolder({
    'trueup.yaml': shop['trueup.yaml'] ?? '',
    [at('1_one')]: 'CREATE TABLE shop.one (id UInt64) ENGINE = MergeTree ORDER BY id;\n',
    [at('2_two')]: 'CREATE TABLE shop.two (id UInt64) ENGINE = MergeTree ORDER BY id;\n',
    [at('3_three')]: 'CREATE TABLE shop.three (id UInt64) ENGINE = MergeTree ORDER BY id;\n',
  })
})

after(() => folder.remove())

async function run(words: readonly string[], code = 0): Promise<Ran> {
  const ran = await folder.run(words)
  assert.equal(ran.code, code, `trueup ${words.join(' ')}\n${ran.stdout}\n${ran.stderr}`)
  assert.ok(!/\n\s+at .*:\d+:\d+/.test(ran.stderr), ran.stderr)
  return ran
}

async function states(): Promise<readonly string[]> {
  const { targets } = JSON.parse((await run(['status', '--json'])).stdout)
  return targets[0].migrations.map(({ version, state }: { version: string; state: string }) => `${version} ${state}`)
}

test('migrations that no sum file lists are not run: exit 3, then hash says what it blesses', async () => {
  assert.match((await run(['apply'], 3)).stderr, /1_one\.up\.sql is unlisted/)
  const { stdout } = await run(['hash'])
  assert.match(stdout, /1_one\.up\.sql was not listed; trueup\.sum lists it now/)
  assert.match((await run(['hash'])).stdout, /up to date/)
})

test('--dry-run runs nothing; --to and --steps stop where they say', async () => {
  const { stdout } = await run(['apply', '--dry-run'])
  assert.match(
    stdout,
    /CREATE TABLE shop\.three[^;]*;\n\nanalytics: would apply 3, skipped 0|CREATE TABLE shop\.three[\s\S]*would apply 3, skipped 0/,
  )
  assert.deepEqual(await states(), ['1 pending', '2 pending', '3 pending'])
  await run(['apply', '--to', '1'])
  assert.deepEqual(await states(), ['1 applied', '2 pending', '3 pending'])
  await run(['apply', '--steps', '1'])
  assert.deepEqual(await states(), ['1 applied', '2 applied', '3 pending'])
  assert.match((await run(['apply', '--to', '77'], 2)).stderr, /no migration with version 77/)
  await run(['apply', '--steps', 'many'], 2)
  await run(['apply'])
})

test('a failed statement is named with its place; mended, the run goes on there', async () => {
  folder.write({
    [at('4_four')]: `CREATE TABLE shop.four (id UInt64) ENGINE = MergeTree ORDER BY id;

ALTER TABLE shop.four
    ADD COLUMN n UInt8 DEFAULT no_such_function(id);
CREATE TABLE shop.five (id UInt64) ENGINE = MergeTree ORDER BY id;
`,
  })
  await run(['hash'])
  const failed = await run(['apply'], 1)
  assert.match(failed.stderr, /generated\/analytics\/4_four\.up\.sql:3:1\n/)
  assert.match(failed.stderr, /statement 2 of 3 in migration 4_four failed: Code: \d+\. DB::Exception/)
  assert.match((await run(['status'])).stdout, /partial +4_four\n +1 statement ran; statement 2 failed/)
  assert.deepEqual(await states(), ['1 applied', '2 applied', '3 applied', '4 partial'])
  await run(['status', '--exit-code'], 3)
  folder.write({ [at('4_four')]: folder.read(at('4_four')).replace('no_such_function(id)', '7') })
  await run(['apply'], 3)
  await run(['hash'])
  assert.match((await run(['apply'])).stderr, /going on at statement 2 of 3/)
  assert.deepEqual(await states(), ['1 applied', '2 applied', '3 applied', '4 applied'])
  const rows = await byHand(folder, '.trueup/local', `SELECT count() AS n FROM system.tables WHERE database = 'shop' AND name IN ('four', 'five')`)
  assert.equal(Number(rows[0]?.n), 2)
})

test('a hazard that nobody declared is refused before anything runs: exit 4', async () => {
  folder.write({ [at('5_drop')]: 'DROP TABLE shop.five;\n' })
  await run(['hash'])
  const refused = await run(['apply'], 4)
  assert.match(refused.stderr, /5_drop\.up\.sql:1:1/)
  assert.match(refused.stderr, /--allow data-loss/)
  await run(['apply', '--allow', 'data-loss'])
})

test('an applied migration that was changed or is gone: exit 5, and hash --env does not bless it', async () => {
  const text = folder.read(at('2_two'))
  folder.write({ [at('2_two')]: text.replace('UInt64', 'UInt32') })
  await run(['apply'], 3)
  assert.match((await run(['hash', '--env', 'local'], 5)).stderr, /local has applied 2 \(now changed\)/)
  await run(['hash'])
  assert.match((await run(['apply'], 5)).stderr, /2_two was changed after it was applied/)
  await run(['status', '--exit-code'], 5)
  assert.match((await run(['status'])).stdout, /changed +2_two/)
  folder.write({ [at('2_two')]: text })
  await run(['hash'])
  await run(['apply'])
})

test('an applied migration whose file is gone: exit 5', async () => {
  const text = folder.read(at('5_drop'))
  folder.delete(at('5_drop'))
  assert.match((await run(['hash'])).stdout, /5_drop\.up\.sql is not there any more; trueup\.sum no longer lists it/)
  assert.match((await run(['apply'], 5)).stderr, /5_drop was applied and its file is gone/)
  assert.match((await run(['status'])).stdout, /missing +5_drop/)
  folder.write({ [at('5_drop')]: text })
  await run(['hash'])
  await run(['apply'])
})

test('a migration that comes too late is refused: exit 5', async () => {
  folder.write({ [at('9_nine')]: '', [at('8_eight')]: '' })
  await run(['hash'])
  await run(['apply'])
  folder.write({ [at('10_ten')]: '' })
  await run(['hash'])
  await run(['apply'])
  folder.write({ [at('09_again')]: '' })
  assert.match((await run(['status'], 2)).stderr, /version 0?9 is there twice/)
})
