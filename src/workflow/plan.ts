// `plan`: the three differences of every target, and the proven statements that lead from live to desired.
import type { Plan } from '../core/plan.js'
import { rootOf } from '../core/fact.js'
import type { Note, State } from '../core/state.js'
import type { Size } from '../dialect/dialect.js'
import type { Statement } from '../core/statement.js'
import { compare, differences } from './compare.js'
import { appliedMigrations, historyOf } from './ledger.js'
import { desiredFiles, loadDefinition, loadDesired, loadRecorded, migrationFiles, complete } from './load.js'
import { writeNamed } from '../project/files.js'
import { objectChanges, type ObjectChange } from './object.js'
import { readServer } from './server.js'
import { withWorkspace, type Options, type Work, type Workspace } from './workspace.js'

export interface TargetPlan {
  readonly target: string
  readonly dialect: string
  readonly url: string
  readonly inSync: boolean
  /** Recorded as applied there → live: what somebody changed by hand. */
  readonly drift: readonly ObjectChange[]
  readonly driftPlan: Plan
  readonly pending: readonly { readonly version: string; readonly name: string; readonly statements: number }[]
  /** The tool that ran migrations there before, where trueup has not recorded any: what is pending may be there already. */
  readonly trackedBy: string | null
  /** Recorded by all migrations → desired: what was edited without a migration. */
  readonly ungenerated: readonly ObjectChange[]
  readonly ungeneratedPlan: Plan
  /** Live → desired. */
  readonly changes: readonly ObjectChange[]
  readonly plan: Plan
  readonly statements: readonly Costed[]
  readonly unverified: readonly Note[]
  readonly unmodelled: readonly Note[]
  /** What the schema files describe and does not work: the engine says so. */
  readonly broken: readonly Note[]
}

/** A statement with the size of the table it is about, where the server tells. */
export interface Costed extends Statement {
  readonly cost: Size | null
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
  const reading = readServer(work, environment)
  const { files, migrations } = await readFiles(work, reading)
  const { url, rows, definition } = await reading
  const history = historyOf(rows, migrations, environment.name)
  const desired = await loadDesired(work, files)
  const recorded = await loadRecorded(work, complete(migrations.list))
  const there = await loadRecorded(work, appliedMigrations(migrations, history))
  const live = await loadDefinition(work, definition, [desired, recorded, there])
  const renames = files.mentions('renamed-from') ? work.dialect.renames(files.statements(), work.scope) : []
  const driftPlan = await differences(work, live, there, 'to-fixed')
  const ungeneratedPlan = await differences(work, recorded, desired, 'from-fixed')
  const whole = await compare(work, live, desired, renames)
  const drift = objectChanges(work, driftPlan.deltas, there, live)
  const ungenerated = objectChanges(work, ungeneratedPlan.deltas, recorded, desired)
  const pending = history.standings
    .filter(({ state }) => state === 'pending' || state === 'partial')
    .map(({ version, name }) => ({ version, name, statements: migrations.list.find((each) => each.version === version)?.up().length ?? 0 }))
  return {
    target: work.target.name,
    dialect: work.dialect.name,
    url,
    inSync: whole.deltas.length === 0 && drift.length === 0 && pending.length === 0 && ungenerated.length === 0,
    drift,
    driftPlan,
    pending,
    trackedBy: rows.length === 0 && pending.length > 0 ? (definition.leftAlone[0]?.tool ?? null) : null,
    ungenerated,
    ungeneratedPlan,
    changes: objectChanges(work, whole.deltas, live, desired),
    plan: whole,
    statements: whole.statements.map((statement) => ({ ...statement, cost: sizeOf(statement, live, definition.sizes) })),
    ...notesOf(live, desired, recorded),
    broken: desired.broken,
  }
}

/** Reads the project's files while the server is being read; a failure waits until the server is let go. */
async function readFiles(work: Work, server: Promise<unknown>) {
  try {
    return { files: desiredFiles(work), migrations: migrationFiles(work) }
  } catch (error) {
    await server.catch(() => {})
    throw error
  }
}

function sizeOf(statement: Statement, live: State, sizes: Readonly<Record<string, Size>>): Size | null {
  const fact = live.facts.get(statement.about)
  return fact ? (sizes[rootOf(live.facts, fact).name.join('.')] ?? null) : null
}

/** What a person has to know beside the differences, each thing once. */
export function notesOf(...states: readonly State[]): { readonly unverified: readonly Note[]; readonly unmodelled: readonly Note[] } {
  const once = (notes: readonly Note[]) => [...new Map(notes.map((note) => [`${note.about}\0${note.reason}`, note])).values()]
  return { unverified: once(states.flatMap((state) => state.unverified)), unmodelled: once(states.flatMap((state) => state.unmodelled)) }
}

/** Writes a result as JSON to a file that the caller named. Throws `file-unreadable`. */
export function writeDocument(file: string, document: object): void {
  writeNamed(file, `${JSON.stringify(document, null, 2)}\n`)
}
