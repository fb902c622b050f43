// A few rounds of faults on each database system, in every run; `npm run faults -- --runs N` for more. The seed of a round is
// the whole repro of it.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { round, type Bench } from './faults/bench.js'
import { clickhouseBench } from './faults/clickhouse.js'
import { postgresBench } from './faults/postgres.js'
import { serverProgram } from './support/old-server.js'
import { serverBinaries } from './support/postgres.js'

const first = Number(process.env.FAULTS_SEED ?? 1)
const rounds = 10

async function undisturbed(open: () => Promise<Bench>): Promise<void> {
  const bench = await open()
  try {
    const { state, violation } = await round(bench, 0, undefined)
    assert.equal(violation, '')
    for (let seed = first; seed < first + rounds; seed++) {
      const result = await round(bench, seed, state)
      assert.equal(result.violation, '', `${bench.name} seed ${seed}: ${result.done.join(', ')}`)
    }
  } finally {
    await bench.close()
  }
}

function missing(what: string | false, name: string): string | false {
  if (what) process.stderr.write(`\nfaults.test: SKIPPED: ${name}: ${what}\n\n`)
  return what
}

const noPostgres = existsSync(serverBinaries) ? false : `NO SERVER BINARIES IN ${serverBinaries} (apt-get install postgresql)`
const noClickHouse = serverProgram === undefined ? 'NO clickhouse-server IS INSTALLED (apt-get install clickhouse-server)' : false

test(`postgres: ${rounds} rounds of faults from seed ${first}`, { skip: missing(noPostgres, 'postgres') }, () => undisturbed(postgresBench))

test(`clickhouse: ${rounds} rounds of faults from seed ${first}`, { skip: missing(noClickHouse, 'clickhouse') }, () =>
  undisturbed(() => clickhouseBench(serverProgram ?? '')),
)
