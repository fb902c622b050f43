// `apply`: runs the pending migrations of an environment, after everything that can be known beforehand was checked.
import { Failure } from '../core/failure.js'
import type { Migration } from '../project/migrations.js'
import { compareVersions } from '../project/migrations.js'
import { driftProblem } from './drift.js'
import { hazardProblem } from './hazards.js'
import { march, type MarchOptions, type Marched } from './march.js'
import { halfWay, historyProblems } from './problems.js'
import type { Site } from './site.js'
import { trackedElsewhere } from './tracked.js'

export interface ApplyOptions extends MarchOptions {
  readonly allow?: readonly string[]
  /** Stops after this version. */
  readonly to?: string
  /** Runs at most so many migrations. */
  readonly steps?: number
  /** Runs migrations that are older than the newest applied one. */
  readonly outOfOrder?: boolean
  /** Runs nothing where the server differs from what its migrations make. */
  readonly stopOnDrift?: boolean
  /** Runs migrations from the first one on although another tool has run some there. */
  readonly ignoreTracking?: boolean
}

export interface Applied {
  readonly target: string
  readonly url: string
  /** Migrations that ran now, or would run. */
  readonly applied: readonly Marched[]
  /** How many were applied before. */
  readonly skipped: number
}

/**
 * Throws `sum-mismatch`, `history-mismatch`, `hazard-refused`, `drift-found`, `lock-held` before anything runs, all problems of all
 * targets in one failure; `statement-failed` at the first failure.
 */
export async function apply(options: ApplyOptions = {}): Promise<readonly Applied[]> {
  const look = async (site: Site, due: readonly Migration[]): Promise<readonly Failure[]> => {
    const { work, environment, history } = site
    const ahead = due.map((migration) => ({ statements: migration.up(), adopted: migration.adopted }))
    const hazard = hazardProblem(work, environment, ahead, options.allow ?? [])
    const adopted = due.length > 0 && !options.ignoreTracking ? await untaken(site) : []
    const drift = options.stopOnDrift ? await driftProblem(site) : undefined
    return [
      ...historyProblems(work, history.standings, options.outOfOrder ?? false),
      ...halfWay(work, history.standings, 'apply'),
      ...adopted,
      ...(hazard ? [hazard] : []),
      ...(drift ? [drift] : []),
    ]
  }
  return await march(options, { choose: (site) => dueMigrations(site, options), look, runnable }, ({ work, session, history }, applied) => ({
    target: work.target.name,
    url: session.url,
    applied,
    skipped: history.standings.filter(({ state }) => state === 'applied').length,
  }))
}

/** Another tool ran migrations there and nothing was taken over: running them again would do them twice. */
async function untaken({ work, server, session, history }: Site): Promise<readonly Failure[]> {
  if (history.rows.length > 0) return []
  const tracked = await trackedElsewhere(work, server, session)
  if (!tracked) return []
  return [
    new Failure(
      'history-mismatch',
      `${tracked.table} says that ${tracked.tool} has run migrations of ${work.target.name} there, and the ledger is empty: they would run twice`,
      `Take them over with \`trueup baseline --from ${tracked.tool}\`, which runs nothing; or run all the same with --ignore-tracking.`,
      { object: tracked.table },
    ),
  ]
}

function runnable({ version, name, checksum, noTransaction, up }: Migration) {
  return { version, name, checksum, noTransaction, kind: 'apply' as const, statements: up() }
}

/** Throws `usage` where there is no such version. */
function dueMigrations({ work, migrations, history }: Site, options: ApplyOptions): readonly Migration[] {
  const { to, steps } = options
  const states = new Map(history.standings.map(({ version, state }) => [version, state]))
  const due = migrations.list.filter(({ version }) => states.get(version) === 'pending' || states.get(version) === 'partial')
  if (to !== undefined && !migrations.list.some(({ version }) => compareVersions(version, to) === 0)) {
    throw new Failure('usage', `there is no migration with version ${to} in ${work.target.name}`, 'See the versions with `trueup status`.')
  }
  return (to === undefined ? due : due.filter(({ version }) => compareVersions(version, to) <= 0)).slice(0, steps)
}
