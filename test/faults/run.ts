// `npm run faults -- --runs N [--seed S] [--dialect clickhouse|postgres]`: rounds of faults, seeds printed.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { serverProgram } from '../support/old-server.js'
import { serverBinaries } from '../support/postgres.js'
import { round, type Bench } from './bench.js'
import { clickhouseBench } from './clickhouse.js'
import { postgresBench } from './postgres.js'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    dialect: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
})
const benches: (() => Promise<Bench>)[] = []
if (values.dialect !== 'clickhouse' && existsSync(serverBinaries)) benches.push(postgresBench)
if (values.dialect !== 'postgres' && serverProgram !== undefined) benches.push(() => clickhouseBench(serverProgram ?? ''))
let violations = 0
for (const open of benches) {
  const bench = await open()
  try {
    const { state } = await round(bench, 0, undefined)
    let faults = 0
    let asked = 0
    for (let i = 0; i < Number(values.runs); i++) {
      const result = await round(bench, Number(values.seed) + i, state)
      faults += result.done.length
      asked += result.asked ? 1 : 0
      if (values.show) console.log(`${bench.name} seed ${result.seed}: ${result.done.join(', ')}`)
      if (result.violation === '') continue
      violations++
      console.log(`${bench.name} seed ${result.seed}: ${result.done.join(', ')}\n  ${result.violation.replaceAll('\n', '\n  ')}`)
    }
    console.log(
      `${bench.name}: ${values.runs} rounds from seed ${values.seed}, ${faults} faults and ends, ${asked} times a person was asked, ${violations} violations so far`,
    )
  } finally {
    await bench.close()
  }
}
process.exitCode = violations > 0 ? 1 : 0
