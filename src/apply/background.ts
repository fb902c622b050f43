// Waits for what a statement left going on after it returned.
import { Failure } from '../core/failure.js'
import type { Background } from '../dialect/dialect.js'
import { delayOf, pause } from './retry.js'
import type { RunContext } from './run.js'

/** Milliseconds for which the same piece of work may keep failing before it is told: the server itself tries again. */
const grace = 10_000

/** The failure where it does not end by itself; undefined where all is done. */
export async function settleBackground(
  look: () => Promise<readonly Background[]>,
  { report, stopping }: Pick<RunContext, 'report' | 'stopping'>,
  version: string,
): Promise<Failure | undefined> {
  const began = Date.now()
  let most = 0
  let failing: number | undefined
  for (let round = 1; ; round++) {
    const going = await look()
    const [first] = going
    if (!first || stopping()) return undefined
    const left = going.reduce((sum, each) => sum + Math.max(each.left, 1), 0)
    most = Math.max(most, left)
    const stuck = going.find((each) => each.error !== '')
    failing = stuck ? (failing ?? Date.now()) : undefined
    if (stuck && failing !== undefined && Date.now() - failing > grace) return failed(stuck)
    report({ event: 'background', version, object: first.object, left, most, milliseconds: Date.now() - began })
    await pause(Math.min(delayOf(round), 1000))
  }
}

function failed({ object, command, error }: Background): Failure {
  return new Failure(
    'statement-failed',
    `the server took the change and cannot carry it out on the rows of ${object}: ${error}`,
    'Mend the rows it names, or take the change back (KILL MUTATION on ClickHouse).',
    { server: `the change \`${command}\` of ${object} goes on failing in the background: ${error}`, statement: command },
  )
}
