// `status`: how each migration stands in an environment, by its ledger.
import type { Standing } from '../apply/history.js'
import { ledgerOf, readHistory } from './ledger.js'
import { migrationFiles } from './load.js'
import { serverOf, withWorkspace, type Options } from './workspace.js'

export interface TargetStatus {
  readonly target: string
  readonly url: string
  readonly applied: number
  readonly pending: number
  readonly migrations: readonly Standing[]
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
      const server = serverOf(work, environment())
      const session = await work.dialect.open(server.url, {
        readOnly: true,
        verbose: work.verbose,
        databases: server.databases,
        database: work.scope.databases[0] ?? '',
      })
      try {
        const { standings } = await readHistory(ledgerOf(work, session, server), migrationFiles(work), name)
        const count = (state: Standing['state']) => standings.filter((standing) => standing.state === state).length
        targets.push({
          target: work.target.name,
          url: session.url,
          applied: count('applied') + count('changed'),
          pending: count('pending') + count('partial'),
          migrations: standings,
        })
      } finally {
        await session.close()
      }
    }
    return { environment: name, targets }
  })
}
