// Runs what was chosen on every site, one after the other; where one stops, says how the others stand.
import { patience } from '../apply/retry.js'
import type { RunContext, RunEvent, Runnable } from '../apply/run.js'
import { flush, runMigration } from '../apply/runner.js'
import { endOfTransaction, type InDoubt } from '../apply/trouble.js'
import { Failure } from '../core/failure.js'
import { judgeOf } from './judge.js'
import type { LedgerEvent } from '../dialect/dialect.js'
import type { Site } from './site.js'
import { trueupVersion } from './version.js'

export interface Progressing {
  /** What to do about a statement that was started and never reported back, where the server cannot tell. */
  readonly inDoubt?: InDoubt
  /** Milliseconds for which a statement that the server refuses for now is tried again. Default is 60,000. */
  readonly retryFor?: number
  /** Does not wait for what statements leave going on. */
  readonly noWait?: boolean
  /** Somebody asked for an end: the run stops before its next statement. */
  readonly stopping?: () => boolean
  readonly report?: (target: string, event: RunEvent) => void
}

export interface SiteRun {
  readonly site: Site
  readonly due: readonly Runnable[]
}

/** Throws what stopped it; its message says what ran on the other targets. */
export async function execute(runs: readonly SiteRun[], options: Progressing): Promise<void> {
  const finished: string[] = []
  for (const [i, run] of runs.entries()) {
    try {
      await executeSite(run, options)
      finished.push(`${run.site.work.target.name} is done`)
    } catch (error) {
      const waiting = runs.slice(i + 1).map(({ site }) => `${site.work.target.name} was not started`)
      throw error instanceof Failure ? withOthers(error, [...finished, ...waiting]) : error
    }
  }
}

async function executeSite({ site, due }: SiteRun, options: Progressing): Promise<void> {
  const { work, server, session, ledger, history, hold, managed } = site
  if (due.length === 0) return
  const { dialect, scope, target } = work
  await dialect.prepare(
    session,
    scope,
    server.databases,
    due.flatMap(({ statements }) => statements),
  )
  await ledger.create()
  const ran: string[] = []
  let known: readonly LedgerEvent[] = []
  const context: RunContext = {
    dialect,
    session,
    ledger,
    hold,
    managed,
    databases: server.databases,
    trueup: trueupVersion(),
    ...(options.inDoubt === undefined ? {} : { inDoubt: options.inDoubt }),
    wait: !options.noWait,
    patience: options.retryFor ?? patience,
    judge: judgeOf(site, ran),
    stopping: options.stopping ?? (() => false),
    report: (event) => options.report?.(target.name, event),
  }
  for (const [i, migration] of due.entries()) {
    const next = due[i + 1]
    const followed = next !== undefined && endOfTransaction(next, 0, dialect) > 0
    // The end of one migration is written together with the beginning of the next.
    known = await runMigration(migration, history.revisions.get(migration.version), context, { carried: known, followed })
    ran.push(migration.version)
  }
  await flush(known, context)
}

function withOthers(error: Failure, others: readonly string[]): Failure {
  if (others.length === 0) return error
  return new Failure(error.code, `${error.message}\n(${others.join('; ')})`, error.hint, error.detail)
}
