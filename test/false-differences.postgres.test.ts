// A server on which the schema files were run holds what they say: no plan, whatever the server makes of the words. What
// the files are, pairs of the corpus runner's own: the harder half of them.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { compare } from '../src/workflow/compare.js'
import { hardPairs } from './corpus/hard-pairs.js'
import { programPairs } from './corpus/program-pairs.js'
import { PostgresBench } from './support/postgres-bench.js'

const bench = await PostgresBench.open(['public', 's', 's2', 'app', 'x'])
after(() => bench.close())

/** Roles are there already, and what default privileges do to objects made before them follows from the order of the files. */
function plain(sql: string): string {
  return sql.replace(/DO \$\$ BEGIN CREATE ROLE.*?END \$\$;/s, '').replaceAll('hard_reader', 'reader')
}

for (const [name, [from, to]] of Object.entries({ ...hardPairs, ...programPairs })) {
  if (/DEFAULT PRIVILEGES/.test(from + to)) continue
  test(`${name}: a server with the files' objects has nothing to plan`, async () => {
    for (const sql of [from, to].map(plain)) {
      await bench.build(sql)
      const wanted = await bench.state(sql)
      const live = await bench.live(wanted)
      const plan = await compare(bench.work, live, wanted)
      assert.deepEqual(
        plan.statements.map((statement) => statement.sql),
        [],
      )
      assert.deepEqual(plan.deltas, [])
    }
  })
}
