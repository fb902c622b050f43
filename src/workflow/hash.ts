// `hash`: brings trueup.sum up to date after migrations were edited or added by hand, and says what changed.
import { Failure } from '../core/failure.js'
import { sumProblems, writeSum, type SumProblem } from '../project/sum.js'
import { historyOf } from './ledger.js'
import { migrationFiles } from './load.js'
import { readServer } from './server.js'
import { withWorkspace, type Options } from './workspace.js'

export interface Hashed {
  readonly target: string
  readonly problems: readonly SumProblem[]
}

/** With `env`, throws `history-mismatch` where a migration that environment has applied was edited or removed. */
export async function hash(options: Options = {}): Promise<readonly Hashed[]> {
  return await withWorkspace(options, async ({ works, environment }) => {
    const results: Hashed[] = []
    for (const work of works) {
      const migrations = migrationFiles(work)
      if (options.env !== undefined) {
        const { rows } = await readServer(work, environment())
        const { standings } = historyOf(rows, migrations, options.env)
        const blessed = standings.filter(({ state }) => state === 'changed' || state === 'missing')
        if (blessed.length > 0) {
          throw new Failure(
            'history-mismatch',
            `${options.env} has applied ${blessed.map(({ version, state }) => `${version} (now ${state})`).join(', ')}`,
            'Put the applied migrations back as they were, and write the change as a new migration.',
          )
        }
      }
      const problems = sumProblems(migrations.folder, migrations.lines)
      if (problems.length > 0) writeSum(migrations.folder, migrations.lines)
      results.push({ target: work.target.name, problems })
    }
    return results
  })
}
