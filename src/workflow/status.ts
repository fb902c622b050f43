// `status`: how each migration stands in an environment, by its ledger.
import type { Standing } from '../apply/history.js'
import type { Background } from '../dialect/dialect.js'
import { historyOf } from './ledger.js'
import { migrationFiles } from './load.js'
import { readServer } from './server.js'
import { withWorkspace, type Options } from './workspace.js'

export interface TargetStatus {
  readonly target: string
  readonly url: string
  readonly applied: number
  readonly pending: number
  readonly migrations: readonly Standing[]
  /** What statements left going on there. */
  readonly background: readonly Background[]
}

export interface StatusResult {
  readonly environment: string
  readonly targets: readonly TargetStatus[]
}

export async function status(options: Options = {}): Promise<StatusResult> {
  return await withWorkspace(options, async ({ works, environment }) => {
    const { name } = environment()
    const targets: TargetStatus[] = []
    for (const work of works) {
      const { url, rows, background } = await readServer(work, environment())
      const { standings } = historyOf(rows, migrationFiles(work), name)
      const count = (state: Standing['state']) => standings.filter((standing) => standing.state === state).length
      targets.push({
        target: work.target.name,
        url,
        applied: count('applied') + count('changed'),
        pending: count('pending') + count('partial'),
        migrations: standings,
        background,
      })
    }
    return { environment: name, targets }
  })
}
