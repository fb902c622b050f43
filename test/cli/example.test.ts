// This repository is its own example: what the README's first commands show works, on both databases.
import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { ProjectFolder, repository, type Ran } from '../support/cli.js'

let folder: ProjectFolder

before(() => {
  folder = new ProjectFolder()
  for (const name of ['schema', 'generated', 'trueup.yaml']) cpSync(join(repository, name), join(folder.folder, name), { recursive: true })
})

after(() => folder.remove())

async function run(words: readonly string[], code = 0): Promise<Ran> {
  const ran = await folder.run(words)
  assert.equal(ran.code, code, `trueup ${words.join(' ')}\n${ran.stdout}\n${ran.stderr}`)
  return ran
}

test('plan shows what two empty databases lack', async () => {
  const { targets } = JSON.parse((await run(['plan', '--json'])).stdout)
  const [analytics, app] = targets
  assert.deepEqual([analytics.pending.length, app.pending.length], [1, 1])
  for (const { refused, unmodelled, unverified } of targets) assert.deepEqual([refused, unmodelled, unverified], [[], [], []])
  const text = app.statements.map(({ sql }: { sql: string }) => sql).join(';\n')
  for (const word of [
    'CREATE DOMAIN',
    'AS ENUM',
    'PARTITION BY RANGE',
    'CREATE MATERIALIZED VIEW',
    'CREATE POLICY',
    'CREATE TRIGGER',
    'GRANT SELECT',
  ])
    assert.ok(text.includes(word), word)
})

test('check is clean, apply leads there, pull finds nothing to write', async () => {
  assert.equal((await run(['check'])).stdout, 'Checked: nothing unplanned.\n')
  await run(['apply'])
  assert.equal((await run(['plan', '--exit-code'])).stdout.match(/In sync/g)?.length, 2)
  const before = folder.contents()
  await run(['pull'])
  assert.deepEqual(folder.contents(), before)
})

test('an edit of both is written for each server as it is done there', async () => {
  const events = 'schema/analytics/analytics/tables/events.sql'
  const memberships = 'schema/app/public/tables/memberships.sql'
  folder.write({
    [events]: folder.read(events).replace('    `session_id`', "    `plan` LowCardinality(String) DEFAULT 'free',\n    `session_id`"),
    [memberships]: `${folder.read(memberships)}CREATE INDEX memberships_since_idx ON public.memberships (since);\n`,
  })
  const { findings } = JSON.parse((await run(['check', '--json'], 3)).stdout)
  assert.deepEqual(
    findings.map(({ message, target }: { message: string; target: string }) => `${target}: ${message}`),
    [
      'analytics: table analytics.events differs from what the migrations make',
      'app: table public.memberships differs from what the migrations make',
    ],
  )
  await run(['generate', 'add_plan'])
  const written = (target: string) => folder.read(folder.files(`generated/${target}`).find((file) => file.endsWith('add_plan.up.sql')) ?? '')
  assert.match(written('analytics'), /ADD COLUMN `plan` LowCardinality\(String\) DEFAULT 'free' AFTER `user_id`;\n$/)
  assert.match(
    written('app'),
    /^-- add_plan\n-- ~ table public\.memberships: \+ index memberships_since_idx\n\n-- hazard: scan: [^\n]*\nCREATE INDEX CONCURRENTLY memberships_since_idx ON public\.memberships USING btree \(since\);\n$/,
  )
  await run(['apply'])
  assert.equal((await run(['plan', '--exit-code'])).stdout.match(/In sync/g)?.length, 2)
})
