// `baseline`: records migrations as applied without running them, as far as a person says or as another tool's table does.
// Nothing is recorded for any target before all of them were looked at.
import { Failure } from '../core/failure.js'
import { compareVersions } from '../core/version.js'
import type { LedgerEvent } from '../dialect/dialect.js'
import type { Environment, Server } from '../project/config.js'
import type { SkippedFile } from '../project/migration-name.js'
import type { Migration, Migrations } from '../project/migrations.js'
import { byHand, byTable, historyProblems, statesOf, type BaselineProblem } from './chosen.js'
import { differences } from './compare.js'
import { verifySum } from './generate.js'
import { holdFor } from './site.js'
import { historyOf, ledgerOf, type History } from './ledger.js'
import { complete, loadDefinition, loadRecorded, migrationFiles } from './load.js'
import { objectChanges, type ObjectChange } from './object.js'
import { readServer, withSession, type Reading } from './server.js'
import { readTracking } from './tracked.js'
import { trueupVersion } from './version.js'
import { serverOf, withWorkspace, type Options, type Work } from './workspace.js'

export interface BaselineOptions extends Options {
  /** Records everything up to this version; with `from`, no further than it. */
  readonly to?: string
  /** Records every migration. */
  readonly all?: boolean
  /** The tool whose tracking table says what ran, or `auto`. */
  readonly from?: string
  /** The name of that table where it is not the tool's own, as `table` or `database.table`. */
  readonly table?: string
  /** Compares the database with what the migrations make beforehand. Default is true. */
  readonly verify?: boolean
  /** Records although the database differs. */
  readonly acceptDrift?: boolean
  /** Records what matches although the table and the folder do not say the same. */
  readonly acceptMismatch?: boolean
  readonly dryRun?: boolean
  /** Asked once before anything is written. Default is yes. */
  readonly confirm?: (targets: readonly Baseline[]) => Promise<boolean>
}

export interface Baseline {
  readonly target: string
  readonly url: string
  /** The table that was read; null where a person said how far. */
  readonly from: { readonly tool: string; readonly table: string } | null
  /** What is recorded, or would be. */
  readonly migrations: readonly { readonly version: string; readonly name: string; readonly file: string }[]
  /** How many the ledger had before. */
  readonly known: number
  /** Whether the database was compared with what the migrations make: not where it was refused before. */
  readonly verified: boolean
  readonly drift: readonly ObjectChange[]
  readonly problems: readonly BaselineProblem[]
  readonly skipped: readonly SkippedFile[]
}

export interface BaselineResult {
  readonly environment: string
  readonly outcome: 'recorded' | 'would-record' | 'refused' | 'declined' | 'nothing'
  readonly targets: readonly Baseline[]
}

interface Prepared {
  readonly work: Work
  readonly server: Server
  readonly history: History
  readonly due: readonly Migration[]
  readonly baseline: Baseline
}

/** Throws `usage` where nothing or too much says how far, and `sum-mismatch`. What stands against it is in the result. */
export async function baseline(options: BaselineOptions = {}): Promise<BaselineResult> {
  verifyOptions(options)
  return await withWorkspace(options, async ({ works, environment }) => {
    const prepared: Prepared[] = []
    for (const work of works) prepared.push(await prepare(work, environment(), options))
    const result = (outcome: BaselineResult['outcome']): BaselineResult => ({
      environment: environment().name,
      outcome,
      targets: prepared.map((each) => each.baseline),
    })
    if (prepared.some((each) => each.baseline.problems.some(({ accepted }) => !accepted))) return result('refused')
    if (prepared.every(({ due }) => due.length === 0)) return result('nothing')
    if (options.dryRun) return result('would-record')
    if (options.confirm && !(await options.confirm(prepared.map((each) => each.baseline)))) return result('declined')
    for (const each of prepared) await record(each)
    return result('recorded')
  })
}

function verifyOptions({ to, all, from, table }: BaselineOptions): void {
  if (to === undefined && !all && from === undefined) {
    throw new Failure(
      'usage',
      'nothing says which migrations this database has',
      'Say it: --to VERSION for everything up to it, --all for every migration, or --from TOOL (or --from auto) to read the table of the tool that ran them.',
    )
  }
  if (all && (to !== undefined || from !== undefined))
    throw new Failure('usage', '--all goes neither with --to nor with --from', 'Choose one of them.')
  if (table !== undefined && from === undefined)
    throw new Failure('usage', '--table names the table of another tool', 'Say whose it is with --from TOOL, or --from auto.')
}

async function prepare(work: Work, environment: Environment, options: BaselineOptions): Promise<Prepared> {
  const server = serverOf(work, environment)
  const migrations = migrationFiles(work)
  verifySum(work, migrations)
  const { to } = options
  if (to !== undefined && !migrations.list.some(({ version }) => compareVersions(version, to) === 0))
    throw new Failure('usage', `${work.target.name} has no migration with version ${to}`, 'See the versions with `trueup status`.')
  const reading = await readServer(work, environment)
  const history = historyOf(reading.rows, migrations, environment.name)
  const { from, table } = options
  const tracking =
    from === undefined
      ? undefined
      : await withSession(work, server, { readOnly: true }, (session) => readTracking(work, server, session, from, table))
  const chosen = tracking === undefined ? byHand(migrations, history, to) : byTable(tracking, migrations, history, options)
  const problems = [...historyProblems(history, chosen.migrations), ...chosen.problems]
  const states = statesOf(history)
  const due = chosen.migrations.filter(({ version }) => states.get(version) !== 'applied')
  const verified = (options.verify ?? true) && problems.every(({ accepted }) => accepted)
  const drift = verified ? await driftOf(work, reading, migrations, history, due) : []
  if (drift.length > 0) {
    const own = tracking && nameHere(work, server, tracking.table)
    problems.push(driftProblem(drift, own, options.acceptDrift ?? false))
  }
  const baseline: Baseline = {
    target: work.target.name,
    url: reading.url,
    from: tracking === undefined ? null : { tool: tracking.tool, table: tracking.table },
    migrations: due.map(({ version, name, file }) => ({ version, name, file })),
    known: history.standings.filter(({ state }) => state === 'applied').length,
    verified,
    drift,
    problems,
    skipped: migrations.skipped,
  }
  return { work, server, history, due, baseline }
}

/** A table of the server by the names of the files. */
function nameHere(work: Work, server: Server, table: string): string {
  const database = work.scope.databases.find((name) => table.startsWith(`${server.databases[name] ?? name}.`))
  return database === undefined ? table : `${database}${table.slice((server.databases[database] ?? database).length)}`
}

/** `own` is the other tool's table, which only counts as drift where nothing says that it is one. */
function driftProblem(drift: readonly ObjectChange[], own: string | undefined, accepted: boolean): BaselineProblem {
  const exclude = drift.some(({ name }) => name === own)
    ? `Add \`exclude: ["${own}"]\` to the target in trueup.yaml: it is the other tool's own. `
    : ''
  return {
    code: 'drift',
    message: `the database is not what these migrations make: ${drift.length === 1 ? 'one object differs' : `${drift.length} objects differ`}`,
    hint: `${exclude}Where some of them have not run there, record fewer with --to VERSION; else bring the database to what they make. --accept-drift records them all the same, and \`plan\` goes on showing the difference.`,
    accepted,
  }
}

/** What differs between the database and what the recorded migrations make, the ones that are due included. */
async function driftOf(work: Work, reading: Reading, { list }: Migrations, history: History, due: readonly Migration[]) {
  const states = statesOf(history)
  const recorded = list.filter((migration) => states.get(migration.version) === 'applied' || due.includes(migration))
  const there = await loadRecorded(work, complete(recorded))
  const live = await loadDefinition(work, reading.definition, [there])
  const plan = await differences(work, live, there, 'to-fixed')
  return objectChanges(work, plan.deltas, there, live)
}

/** Writes the rows, unless somebody else has written to the ledger since it was read. */
async function record({ work, server, history, due }: Prepared): Promise<void> {
  if (due.length === 0) return
  await withSession(work, server, { readOnly: false }, async (session) => {
    const hold = await holdFor(work, server, { readOnly: false }, {})
    try {
      const ledger = ledgerOf(work, session, server)
      await ledger.create()
      const now = await ledger.read()
      if (now.length !== history.rows.length) {
        throw new Failure(
          'history-mismatch',
          `somebody else wrote to the ledger of ${work.target.name} in the meantime`,
          'See what it says with `trueup status`, then run this again.',
        )
      }
      await ledger.append(due.map(eventOf), trueupVersion())
    } finally {
      await hold.release()
    }
  })
}

function eventOf({ version, name, checksum, up }: Migration): LedgerEvent {
  const event = { kind: 'baseline', event: 'done', statement: 0, statementHash: '', error: '', note: '' } as const
  return { ...event, version, name, checksum, statements: up().length }
}
