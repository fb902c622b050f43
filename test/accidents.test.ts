// What went wrong for the teams this is for, before they had a ledger. Here: a swap of tables that is deployed twice. The
// others stand where their subject is: past version N with no ledger, a leftover table, branches out of order (cli/settle), a
// failure half way and the retry, an edited migration (cli/apply), a deploy during another deploy (appliers).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byHand, ProjectFolder, shop } from './support/cli.js'

const migrations = {
  'generated/analytics/1_events.up.sql':
    'CREATE TABLE shop.events (id UInt64) ENGINE = MergeTree ORDER BY id;\nINSERT INTO shop.events SELECT number FROM numbers(10);\n',
  'generated/analytics/2_swap.up.sql': `CREATE TABLE shop.events_new (id UInt64, kind String) ENGINE = MergeTree ORDER BY (id, kind);
INSERT INTO shop.events_new SELECT id, 'old' FROM shop.events;
INSERT INTO shop.events_new SELECT id + 100, 'new' FROM shop.events;
RENAME TABLE shop.events TO shop.events_before, shop.events_new TO shop.events;
`,
}

test('a migration that creates, copies and renames is deployed twice, from two machines: its rows are there once', async () => {
  const first = new ProjectFolder({ ...migrations, 'trueup.yaml': shop['trueup.yaml'] ?? '' })
  const second = new ProjectFolder({
    ...migrations,
    'trueup.yaml': (shop['trueup.yaml'] ?? '').replace('chdb:.trueup/local', `chdb:${first.folder}/.trueup/local`),
  })
  try {
    for (const [folder, said] of [
      [first, 'applied 2, skipped 0'],
      [second, 'applied 0, skipped 2'],
      [first, 'applied 0, skipped 2'],
    ] as const) {
      await folder.run(['hash'])
      const ran = await folder.run(['apply'])
      assert.equal(ran.code, 0, ran.stderr)
      assert.ok(ran.stdout.includes(said), ran.stdout)
    }
    const rows = await byHand(first, '.trueup/local', 'SELECT kind, count() AS n FROM shop.events GROUP BY kind ORDER BY kind')
    assert.deepEqual(
      rows.map(({ kind, n }) => `${kind} ${n}`),
      ['new 10', 'old 10'],
    )
  } finally {
    first.remove()
    second.remove()
  }
})
