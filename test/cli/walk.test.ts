// The second walk through the product: a team that has a project edits it, is stopped, generates, applies, and finds what
// somebody did by hand: exactly that and nothing else.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { byHand, ProjectFolder, shop, type Ran } from '../support/cli.js'

let folder: ProjectFolder

before(() => {
  folder = new ProjectFolder(shop)
})

after(() => folder.remove())

async function run(words: readonly string[], code = 0): Promise<Ran> {
  const ran = await folder.run(words)
  assert.equal(ran.code, code, `trueup ${words.join(' ')}\n${ran.stdout}\n${ran.stderr}`)
  return ran
}

interface Delta {
  readonly verb: string
  readonly key: string
  readonly attributes: readonly string[]
}

test('from an empty database to one in sync', async () => {
  await run(['generate', 'first'])
  const { stdout } = await run(['apply'])
  assert.equal(stdout, 'analytics: applied 1, skipped 0\n')
  assert.match((await run(['apply'])).stdout, /^analytics: .*applied 0, skipped 1\n$/)
  assert.match((await run(['plan', '--exit-code'])).stdout, /In sync/)
  assert.match((await run(['status', '--exit-code'])).stdout, /applied 1, pending 0/)
})

test('an edited file stops the build offline, with its object named', async () => {
  const file = 'schema/analytics/shop/tables/events.sql'
  folder.write({ [file]: folder.read(file).replace('country String', "country LowCardinality(String) DEFAULT 'ch',\n    city String") })
  const { stdout } = await run(['check'], 3)
  assert.match(stdout, /ungenerated: table shop\.events differs from what the migrations make/)
  assert.match(stdout, /\+ +`city` String/)
  assert.ok(!stdout.includes('sessions'), stdout)
  const plan = JSON.parse((await run(['plan', '--json'])).stdout)
  assert.deepEqual(plan.targets[0].drift, [])
  assert.deepEqual(
    plan.targets[0].ungenerated.map(({ verb, key, attributes }: Delta) => [verb, key, ...attributes]),
    [
      ['add', 'column "shop"."events"."city"'],
      ['set', 'column "shop"."events"."country"', 'default', 'type'],
      ['set', 'view "shop"."by_country"', 'columns'],
    ],
  )
})

test('generate writes it, check passes, apply runs it', async () => {
  assert.match((await run(['generate', 'city'])).stdout, /wrote generated\/analytics\/\d{14}_city\.up\.sql/)
  await run(['check'])
  assert.match((await run(['generate'])).stdout, /nothing to write/)
  assert.match((await run(['status', '--exit-code'], 3)).stdout, /pending 1/)
  await run(['apply'])
  await run(['check', '--env', 'local'])
})

test('what was done by hand is called exactly', async () => {
  await byHand(folder, '.trueup/local', 'ALTER TABLE shop.sessions ADD COLUMN by_hand String', 'DROP TABLE shop.by_country')
  const plan = JSON.parse((await run(['plan', '--json'])).stdout)
  assert.deepEqual(
    plan.targets[0].drift.map(({ verb, key }: Delta) => [verb, key]),
    [
      ['add', 'column "shop"."sessions"."by_hand"'],
      ['remove', 'view "shop"."by_country"'],
    ],
  )
  assert.deepEqual([plan.targets[0].ungenerated, plan.targets[0].pending, plan.targets[0].inSync], [[], [], false])
  const found = JSON.parse((await run(['check', '--env', 'local', '--json'], 3)).stdout)
  assert.deepEqual(
    found.findings.map(({ code, message }: { code: string; message: string }) => `${code}: ${message}`),
    ['drift: table shop.sessions was changed by hand in local', 'drift: view shop.by_country was dropped by hand in local'],
  )
  await run(['check'])
})
