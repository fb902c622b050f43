// A part of the PostgreSQL corpus that covers every kind, both directions, with pg_dump as the observer. All of it runs
// with `npm run corpus`; the corpus is not part of the repository, and the server's binaries come from the system.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { corpusFolder, Oracle, pairs, serverBinaries } from './support/postgres.js'

const folder = corpusFolder('pg-pairs')
const missing = [
  ...(existsSync(folder) ? [] : [`no corpus at ${folder}`]),
  ...(existsSync(serverBinaries) ? [] : [`no server in ${serverBinaries}`]),
].join('; ')

const chosen = [
  'alter-column-type--blocked-by-policy',
  'alter-table--generated-column',
  'default-privileges-edge-case--selective-regrant',
  'dependencies-cycles--drop-three-tables-n3-fk-cycle',
  'domain-operations--replace-with-inlined-constraint',
  'function-ops--signature-change-referenced-by-default',
  'mixed-objects--enum-replace-with-dependents',
  'partitioned-table-operations--comprehensive-all-features',
  'privilege-operations--table-to-column-privilege-swap',
  'type-ops--composite-alter-attributes',
]

if (missing !== '') test('the PostgreSQL corpus', { skip: missing }, () => {})
else {
  const oracle = await Oracle.open()
  after(() => oracle.close())
  for (const pair of pairs(folder).filter(({ name }) => chosen.includes(name))) {
    for (const direction of ['forward', 'back'] as const) {
      test(`${pair.name} ${direction}`, async () => {
        const { result, why } = await oracle.judge(pair, direction, false)
        assert.equal(result, 'ok', why)
      })
    }
  }
}
