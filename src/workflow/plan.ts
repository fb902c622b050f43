// `plan`: the three differences of every target, and the proven statements that lead from live to desired.
import type { Plan } from '../core/plan.js'
import type { Note, State } from '../core/state.js'
import type { Statement } from '../core/statement.js'
import { compare, differences } from './compare.js'
import { appliedMigrations, ledgerOf, readHistory } from './ledger.js'
import { desiredFiles, loadDefinition, loadDesired, loadRecorded, migrationFiles } from './load.js'
import { objectChanges, type ObjectChange } from './object.js'
import { serverOf, withWorkspace, type Options, type Work, type Workspace } from './workspace.js'

export interface TargetPlan {
  readonly target: string
  readonly dialect: string
  readonly url: string
  readonly inSync: boolean
  /** Recorded as applied there → live: what somebody changed by hand. */
  readonly drift: readonly ObjectChange[]
  readonly driftPlan: Plan
  readonly pending: readonly { readonly version: string; readonly name: string; readonly statements: number }[]
  /** Recorded by all migrations → desired: what was edited without a migration. */
  readonly ungenerated: readonly ObjectChange[]
  readonly ungeneratedPlan: Plan
  /** Live → desired. */
  readonly changes: readonly ObjectChange[]
  readonly plan: Plan
  readonly statements: readonly Statement[]
  readonly unverified: readonly Note[]
  readonly unmodelled: readonly Note[]
}

export interface PlanResult {
  readonly environment: string
  readonly targets: readonly TargetPlan[]
}

export async function plan(options: Options = {}): Promise<PlanResult> {
  return await withWorkspace(options, async (workspace) => {
    const targets: TargetPlan[] = []
    for (const work of workspace.works) targets.push(await planTarget(work, workspace))
    return { environment: workspace.environment().name, targets }
  })
}

async function planTarget(work: Work, workspace: Workspace): Promise<TargetPlan> {
  const environment = workspace.environment()
  const server = serverOf(work, environment)
  const files = desiredFiles(work)
  const migrations = migrationFiles(work)
  mentionAll(work, files, migrations)
  const session = await work.dialect.open(server.url, {
    readOnly: true,
    verbose: work.verbose,
    databases: server.databases,
    database: work.scope.databases[0] ?? '',
  })
  const { url } = session
  const { history, definition } = await readServer(work, session, server, migrations, environment.name)
  const live = await definition()
  const desired = await loadDesired(work, files)
  const applied = appliedMigrations(migrations, history)
  const recorded = await loadRecorded(work, migrations.list)
  const there =
    applied.length === migrations.list.length && applied.every((each, i) => each === migrations.list[i])
      ? recorded
      : await loadRecorded(work, applied)
  const renames = work.dialect.renames(files.statements, work.scope)
  const driftPlan = await differences(work, live, there, 'to-fixed')
  const ungeneratedPlan = await differences(work, recorded, desired, 'from-fixed')
  const whole = await compare(work, live, desired, renames)
  const drift = objectChanges(work, driftPlan.deltas, there, live)
  const ungenerated = objectChanges(work, ungeneratedPlan.deltas, recorded, desired)
  const pending = history.standings
    .filter(({ state }) => state === 'pending' || state === 'partial')
    .map(({ version, name }) => ({ version, name, statements: migrations.list.find((each) => each.version === version)?.up.length ?? 0 }))
  return {
    target: work.target.name,
    dialect: work.dialect.name,
    url,
    inSync: whole.deltas.length === 0 && drift.length === 0 && pending.length === 0 && ungenerated.length === 0,
    drift,
    driftPlan,
    pending,
    ungenerated,
    ungeneratedPlan,
    changes: objectChanges(work, whole.deltas, live, desired),
    plan: whole,
    statements: whole.statements,
    ...notesOf(live, desired, recorded),
  }
}

function mentionAll(work: Work, files: ReturnType<typeof desiredFiles>, migrations: ReturnType<typeof migrationFiles>): void {
  work.scratch.mention(files.statements.map((statement) => statement.text))
  work.scratch.mention(migrations.list.flatMap((migration) => migration.up.map((statement) => statement.text)))
}

/** Reads all that is wanted of the server, then closes the session: an embedded engine makes room for the scratch engine. */
async function readServer(
  work: Work,
  session: Awaited<ReturnType<Work['dialect']['open']>>,
  server: ReturnType<typeof serverOf>,
  migrations: ReturnType<typeof migrationFiles>,
  environment: string,
) {
  try {
    const history = await readHistory(ledgerOf(work, session, server), migrations, environment)
    const definition = await work.dialect.define(session, work.scope, server.databases)
    work.scratch.mention(definition.statements.map((statement) => statement.text))
    return { history, definition: () => loadDefinition(work, definition) }
  } finally {
    await session.close()
  }
}

/** What a person has to know beside the differences, each thing once. */
export function notesOf(...states: readonly State[]): { readonly unverified: readonly Note[]; readonly unmodelled: readonly Note[] } {
  const once = (notes: readonly Note[]) => [...new Map(notes.map((note) => [`${note.about}\0${note.reason}`, note])).values()]
  return { unverified: once(states.flatMap((state) => state.unverified)), unmodelled: once(states.flatMap((state) => state.unmodelled)) }
}
