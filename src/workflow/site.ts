// A target's server, opened to run migrations on it: waited for, locked, and everything looked at that can be known beforehand.
import { Hold, holderText } from '../apply/hold.js'
import { patience, until } from '../apply/retry.js'
import { Failure } from '../core/failure.js'
import type { Ledger, Lock, Session, SessionOptions, SqlStatement } from '../dialect/dialect.js'
import { alone } from '../dialect/alone.js'
import type { Environment, Server } from '../project/config.js'
import { sumProblems } from '../project/sum.js'
import type { Migrations } from '../project/migrations.js'
import { verifySum } from './generate.js'
import { ledgerOf, readHistory, type History } from './ledger.js'
import { migrationFiles } from './load.js'
import { together } from './problems.js'
import { serverOf, type Work } from './workspace.js'

export interface SiteOptions {
  /** Looks only: takes no lock and writes nothing. */
  readonly dryRun?: boolean
  /** Milliseconds to wait for somebody else's lock. Default is 60,000. */
  readonly lockTimeout?: number
  /** Milliseconds to wait for a server that does not answer yet. Default is 0. */
  readonly waitFor?: number
}

export interface Site {
  readonly work: Work
  readonly environment: Environment
  readonly server: Server
  readonly session: Session
  readonly hold: Hold
  readonly ledger: Ledger
  readonly migrations: Migrations
  readonly history: History
  /** The managed databases by their names on the server. */
  readonly managed: readonly string[]
  /** Why nothing can be written there; then the lock is not held either. */
  readonly obstacles: readonly string[]
}

/**
 * Opens the sites of all targets and runs `action`; what `look` finds in the way on any of them is told together, and then
 * nothing runs on any. Throws `connection-failed`, `lock-held`.
 */
export async function withSites<T>(
  works: readonly Work[],
  environment: Environment,
  options: SiteOptions,
  look: (site: Site) => Promise<readonly Failure[]>,
  action: (sites: readonly Site[]) => Promise<T>,
): Promise<T> {
  const sites: Site[] = []
  const problems: Failure[] = []
  try {
    for (const work of works) {
      try {
        const site = await openSite(work, environment, options)
        sites.push(site)
        const sum = sumProblems(site.migrations.folder, site.migrations.lines).length > 0 ? [caught(() => verifySum(work, site.migrations))] : []
        problems.push(...sum.flatMap((each) => (each ? [each] : [])), ...(await look(site)))
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        problems.push(error)
      }
    }
    const problem = together(problems)
    if (problem) throw problem
    return await action(sites)
  } finally {
    for (const { hold, session } of sites) {
      await hold.release()
      await session.close().catch(() => {})
    }
  }
}

async function openSite(work: Work, environment: Environment, options: SiteOptions): Promise<Site> {
  const server = serverOf(work, environment)
  const migrations = migrationFiles(work)
  const how: SessionOptions = {
    readOnly: options.dryRun ?? false,
    verbose: work.verbose,
    databases: server.databases,
    database: work.scope.databases[0] ?? '',
  }
  const session = await opened(work, options, () => work.dialect.open(server.url, how))
  try {
    const ledger = ledgerOf(work, session, server)
    const managed = work.scope.databases.map((name) => server.databases[name] ?? name)
    const [home = ''] = ledgerParts(work, server)
    const obstacles = options.dryRun ? [] : await work.dialect.obstacles(session, [...new Set([...managed, home])])
    const all = () => migrations.list.flatMap((migration) => migration.up())
    const hold = await holdFor(work, server, { readOnly: options.dryRun || obstacles.length > 0, migrations: all }, options)
    try {
      const limit = options.lockTimeout ?? patience
      await hold.attend(session, limit, (passed) =>
        work.progress(`waiting for a statement of an earlier run of ${work.target.name}: ${Math.round(passed / 1000)} s`),
      )
      const history = await readHistory(ledger, migrations, environment.name)
      return { work, environment, server, session, hold, ledger, migrations, history, managed, obstacles }
    } catch (error) {
      await hold.release()
      throw error
    }
  } catch (error) {
    await session.close()
    throw error
  }
}

/** The lock of a target's ledger, waited for; where nothing is to be written, there is none to be had. Throws `lock-held`. */
export async function holdFor(
  work: Work,
  server: Server,
  { readOnly, migrations }: { readonly readOnly: boolean; readonly migrations?: () => readonly SqlStatement[] },
  options: SiteOptions,
): Promise<Hold> {
  const how = { readOnly, verbose: work.verbose, databases: server.databases, database: work.scope.databases[0] ?? '' }
  const lock: Lock = readOnly ? alone : await work.dialect.lock(server.url, how, ledgerParts(work, server), migrations)
  try {
    return await Hold.take(lock, work.target.name, options.lockTimeout ?? patience, (holder, passed) =>
      work.progress(`waiting for the lock of ${work.target.name}, held by ${holderText(holder)}: ${Math.round(passed / 1000)} s`),
    )
  } catch (error) {
    await lock.close().catch(() => {})
    throw error
  }
}

/** The ledger's name on the server, as parts. */
export function ledgerParts(work: Work, server: Server): readonly string[] {
  const [database = '', ...rest] = work.target.ledger
  return [server.databases[database] ?? database, ...rest]
}

/** Opens what may not be there yet: a server that is starting, or an embedded database that another process has open. */
async function opened(work: Work, options: SiteOptions, open: () => Promise<Session>): Promise<Session> {
  let last: Failure | undefined
  const limits = { 'connection-failed': options.waitFor ?? 0, 'lock-held': options.lockTimeout ?? patience } as const
  const began = Date.now()
  const session = await until(
    Math.max(...Object.values(limits)),
    async () => {
      try {
        return await open()
      } catch (error) {
        if (!(error instanceof Failure) || !(error.code in limits)) throw error
        if (Date.now() - began >= limits[error.code as keyof typeof limits]) throw error
        last = error
        return undefined
      }
    },
    (passed) => work.progress(`${last?.message ?? 'waiting'}; waiting for it: ${Math.round(passed / 1000)} s`),
  )
  if (session) return session
  throw last ?? new Failure('connection-failed', `cannot reach the server of ${work.target.name}`, 'Check that it runs.')
}

/** What keeps anything from being written there, as a failure; none where nothing does. */
export function obstacleProblem({ work, session, obstacles }: Site): readonly Failure[] {
  if (obstacles.length === 0) return []
  return [
    new Failure(
      'connection-failed',
      `nothing can be written for ${work.target.name} at ${session.url}: ${obstacles.join('; ')}`,
      'Connect as a user that may write there, or give it the rights.',
    ),
  ]
}

function caught(action: () => void): Failure | undefined {
  try {
    action()
    return undefined
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}
