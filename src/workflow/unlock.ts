// `unlock`: frees the lock of a run that is gone.
import type { Holder } from '../dialect/dialect.js'
import { holderText } from '../apply/hold.js'
import { ledgerParts } from './site.js'
import { serverOf, withWorkspace, type Options } from './workspace.js'

export interface UnlockOptions extends Options {
  /** Asked before a lock is taken away, with whose it is. */
  readonly confirm?: (question: string) => Promise<boolean>
}

export interface Unlocked {
  readonly target: string
  /** Null where nobody held the lock. */
  readonly holder: Holder | null
  readonly freed: boolean
}

export async function unlock(options: UnlockOptions = {}): Promise<readonly Unlocked[]> {
  return await withWorkspace(options, async ({ works, environment }) => {
    const results: Unlocked[] = []
    for (const work of works) {
      const server = serverOf(work, environment())
      const how = { readOnly: false, verbose: work.verbose, databases: server.databases, database: work.scope.databases[0] ?? '' }
      const lock = await work.dialect.lock(server.url, how, ledgerParts(work, server))
      try {
        const holder = await lock.holder()
        const question = holder ? `The lock of ${work.target.name} is held by ${holderText(holder)}.` : ''
        const freed = holder !== undefined && ((await options.confirm?.(question)) ?? true)
        if (freed) await lock.free()
        results.push({ target: work.target.name, holder: holder ?? null, freed })
      } finally {
        await lock.close().catch(() => {})
      }
    }
    return results
  })
}
