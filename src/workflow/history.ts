// `history`: the ledger of an environment, newest first.
import type { LedgerRow } from '../dialect/dialect.js'
import { readServer } from './server.js'
import { withWorkspace, type Options } from './workspace.js'

export interface TargetHistory {
  readonly target: string
  readonly url: string
  /** Newest first. */
  readonly rows: readonly LedgerRow[]
}

export async function history(options: Options = {}): Promise<readonly TargetHistory[]> {
  return await withWorkspace(options, async ({ works, environment }) => {
    const results: TargetHistory[] = []
    for (const work of works) {
      const { url, rows } = await readServer(work, environment())
      results.push({ target: work.target.name, url, rows: [...rows].reverse() })
    }
    return results
  })
}
