// `apply`: runs the pending migrations of an environment, after everything that can be known beforehand was checked.
import type { Standing } from '../apply/history.js'
import { runMigration, type InDoubt, type RunEvent } from '../apply/runner.js'
import { Failure, placeText } from '../core/failure.js'
import { unallowed, type Hazard, hazardCodes, type HazardCode } from '../core/hazard.js'
import type { Server, Environment } from '../project/config.js'
import type { Migration, Migrations } from '../project/migrations.js'
import { compareVersions } from '../project/migrations.js'
import type { Ledger, Session, SqlStatement } from '../dialect/dialect.js'
import { verifySum } from './generate.js'
import { ledgerOf, readHistory, type History } from './ledger.js'
import { migrationFiles } from './load.js'
import { serverOf, withWorkspace, type Options, type Work } from './workspace.js'
import { trueupVersion } from './version.js'

export interface ApplyOptions extends Options {
  readonly allow?: readonly string[]
  readonly dryRun?: boolean
  /** Stops after this version. */
  readonly to?: string
  /** Runs at most so many migrations. */
  readonly steps?: number
  /** What to do about a statement that was started and never reported back. */
  readonly inDoubt?: InDoubt
  readonly report?: (target: string, event: RunEvent) => void
}

export interface Applied {
  readonly target: string
  readonly url: string
  /** Migrations that ran now, or would run. */
  readonly applied: readonly { readonly version: string; readonly name: string; readonly statements: readonly string[] }[]
  /** How many were applied before. */
  readonly skipped: number
}

interface Prepared {
  readonly work: Work
  readonly server: Server
  readonly session: Session
  readonly ledger: Ledger
  readonly history: History
  readonly due: readonly Migration[]
}

/** Throws `sum-mismatch`, `history-mismatch`, `hazard-refused` before anything runs; `statement-failed` at the first failure. */
export async function apply(options: ApplyOptions = {}): Promise<readonly Applied[]> {
  return await withWorkspace(options, async ({ works, environment }) => {
    const prepared: Prepared[] = []
    try {
      for (const work of works) prepared.push(await prepare(work, environment(), options))
      const results: Applied[] = []
      for (const each of prepared) results.push(await run(each, options))
      return results
    } finally {
      await Promise.all(prepared.map(({ session }) => session.close()))
    }
  })
}

async function prepare(work: Work, environment: Environment, options: ApplyOptions): Promise<Prepared> {
  const server = serverOf(work, environment)
  const migrations = migrationFiles(work)
  verifySum(work, migrations)
  const session = await work.dialect.open(server.url, {
    readOnly: options.dryRun ?? false,
    verbose: work.verbose,
    databases: server.databases,
    database: work.scope.databases[0] ?? '',
  })
  try {
    const ledger = ledgerOf(work, session, server)
    const history = await readHistory(ledger, migrations, environment.name)
    verifyHistory(work, history.standings)
    const due = dueMigrations(migrations, history, options)
    verifyHazards(work, environment, due, options.allow ?? [])
    return { work, server, session, ledger, history, due }
  } catch (error) {
    await session.close()
    throw error
  }
}

function verifyHistory(work: Work, standings: readonly Standing[]): void {
  const wrong = standings.filter(({ state }) => state === 'changed' || state === 'missing')
  if (wrong.length > 0) {
    const list = wrong.map(
      ({ version, name, state }) =>
        `${version}_${name} ${state === 'changed' ? 'was changed after it was applied' : 'was applied and its file is gone'}`,
    )
    throw new Failure(
      'history-mismatch',
      `the history of ${work.target.name} does not match its migrations: ${list.join('; ')}`,
      'Put the files back as they were, and write changes as a new migration.',
      { migrations: wrong.map(({ version }) => version) },
    )
  }
  const newest = standings.filter(({ state }) => state === 'applied').at(-1)
  const late = standings.filter(({ version, state }) => state === 'pending' && newest !== undefined && compareVersions(version, newest.version) < 0)
  if (late.length > 0 && newest) {
    throw new Failure(
      'history-mismatch',
      `${late.map(({ version, name }) => `${version}_${name}`).join(', ')} would run out of order: ${newest.version}_${newest.name} is applied already`,
      'Give the late migration a version after the newest one (rename its files), then run `trueup hash`.',
      { migrations: late.map(({ version }) => version) },
    )
  }
}

function dueMigrations(migrations: Migrations, history: History, options: ApplyOptions): readonly Migration[] {
  const states = new Map(history.standings.map(({ version, state }) => [version, state]))
  const due = migrations.list.filter(({ version }) => states.get(version) === 'pending' || states.get(version) === 'partial')
  const upTo = options.to === undefined ? due : due.filter(({ version }) => compareVersions(version, options.to ?? '0') <= 0)
  if (options.to !== undefined && !migrations.list.some(({ version }) => compareVersions(version, options.to ?? '0') === 0)) {
    throw new Failure('usage', `there is no migration with version ${options.to}`, 'See the versions with `trueup status`.')
  }
  return options.steps === undefined ? upTo : upTo.slice(0, options.steps)
}

function verifyHazards(work: Work, environment: Environment, due: readonly Migration[], allowed: readonly string[]): void {
  const found = due.flatMap((migration) =>
    migration
      .up()
      .flatMap((statement) =>
        hazardsOf(work, statement, { everything: environment.protected, reviewed: migration.adopted }).map((hazard) => ({ hazard, statement })),
      ),
  )
  const open = found.filter(({ hazard }) => unallowed([hazard], allowed).length > 0)
  const [first] = open
  if (!first) return
  const list = open.map(({ hazard, statement }) => `${placeText(statement.place)} ${hazard.message} (${hazard.code})`)
  const codes = [...new Set(open.map(({ hazard }) => hazard.code))]
  throw new Failure(
    'hazard-refused',
    `${environment.protected ? `${environment.name} is protected, and ` : ''}these statements are hazardous: ${list.join('; ')}`,
    `Declare it in the file with a line \`-- hazard: ${first.hazard.code}: why\` before the statement, or run it with ${codes.map((code) => `--allow ${code}`).join(' ')}.`,
    { place: first.statement.place },
  )
}

/** Hazards that still need somebody's word: those seen and not reviewed; with `everything`, reviewed losses as well. */
export function hazardsOf(
  work: Work,
  statement: SqlStatement,
  how: { readonly everything?: boolean; readonly reviewed?: boolean } = {},
): readonly Hazard[] {
  const declared = declaredHazards(statement)
  const codes = new Set(declared.map((hazard) => hazard.code))
  const seen = work.dialect.inspect(statement.text).filter((hazard) => !codes.has(hazard.code))
  const reviewed = how.reviewed ? [...declared, ...seen] : declared
  return [...(how.reviewed ? [] : seen), ...(how.everything ? reviewed.filter((hazard) => hazard.code === 'data-loss') : [])]
}

/** `-- hazard: CODE: message` lines before a statement. */
export function declaredHazards(statement: SqlStatement): readonly Hazard[] {
  return [...statement.leading.matchAll(/^--\s*hazard:\s*([a-z-]+)(?::\s*(.*))?$/gm)].flatMap(([, code = '', message = '']) =>
    (hazardCodes as readonly string[]).includes(code) ? [{ code: code as HazardCode, message }] : [],
  )
}

async function run({ work, server, session, ledger, history, due }: Prepared, options: ApplyOptions): Promise<Applied> {
  const applied = due.map(({ version, name, up }) => ({ version, name, statements: up().map((statement) => statement.text) }))
  const skipped = history.standings.filter(({ state }) => state === 'applied').length
  const result = { target: work.target.name, url: session.url, applied, skipped }
  if (options.dryRun || due.length === 0) return result
  await work.dialect.prepare(
    session,
    work.scope,
    server.databases,
    due.flatMap((migration) => migration.up()),
  )
  await ledger.create()
  for (const migration of due) {
    const { version, name, checksum, up } = migration
    await runMigration({ version, name, checksum, statements: up() }, history.revisions.get(version), options.inDoubt, {
      dialect: work.dialect,
      session,
      ledger,
      databases: server.databases,
      trueup: trueupVersion(),
      report: (event) => options.report?.(work.target.name, event),
    })
  }
  return result
}
