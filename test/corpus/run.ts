// `npm run corpus`: every pair of the PostgreSQL corpus and of pairs.ts, both directions, with pg_dump as the observer. Options:
// --only TEXT, --show (prints each plan), --list (names of what passed as well).
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { hardPairs } from './hard-pairs.js'
import { ownPairs } from './pairs.js'
import { programPairs } from './program-pairs.js'
import { corpusFolder, Oracle, pairs, type Pair, type Verdict } from '../support/postgres.js'

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, show: { type: 'boolean', default: false }, list: { type: 'boolean', default: false } },
})

const folder = corpusFolder('pg-pairs')
const own = Object.entries({ ...ownPairs, ...programPairs, ...hardPairs }).map(
  ([name, [a, b, seedA = '']]): Pair => ({ name: `own/${name}`, a, b, seedA, seedB: '', minimum: 0 }),
)
if (!existsSync(folder)) console.log(`skipped: there is no corpus at ${folder}; only the pairs of the repository run`)
const all = [...(existsSync(folder) ? pairs(folder) : []), ...own].filter(({ name }) => values.only.split(',').some((text) => name.includes(text)))
const oracle = await Oracle.open()
const verdicts: Verdict[] = []
const began = performance.now()
for (const pair of all) {
  for (const direction of ['forward', 'back'] as const) {
    const verdict = await oracle.judge(pair, direction, values.show)
    verdicts.push(verdict)
    if (verdict.result !== 'ok' || values.list) {
      console.log(`${verdict.result.padEnd(8)} ${verdict.name} ${verdict.direction}${verdict.why ? `: ${verdict.why}` : ''}`)
    }
  }
}
await oracle.close()
const count = (result: Verdict['result']) => verdicts.filter((verdict) => verdict.result === result).length
console.log(
  `ok ${count('ok')}, refused ${count('refused')}, failed ${count('failed')}, skipped ${count('skipped')} of ${verdicts.length} in ${((performance.now() - began) / 1000).toFixed(1)} s (servers ${oracle.version}, scratch ${oracle.scratchVersion})`,
)
if (count('failed') > 0) process.exitCode = 1
